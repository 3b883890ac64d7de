export type {
  Channel,
  ChannelMembership,
  ClientManifest,
  FileInfo,
  GlobalState,
  Post,
  PostEmbed,
  User,
  WebSocketMessage,
} from './models.ts';
export type { PluginRegistry } from './plugin-registry.ts';
export type { AdminSettingProps, SiteStatistic } from './registry/admin-registry.ts';
export type {
  ChannelCreation,
  ChannelSettingsTab,
  ChannelTypeOption,
  NewChannelForm,
} from './registry/channel-registry.ts';
export type { EditorProps, NotificationArguments, PostDraft } from './registry/composer-registry.ts';
export type { PopoutListeners, ProductOptions } from './registry/page-registry.ts';
export type { RegisterMenuItem } from './registry/post-registry.ts';
export type {
  CustomSection,
  CustomSetting,
  RadioSetting,
  SettingsSection,
  UserSettings,
} from './registry/settings.ts';
export type {
  CommandArguments,
  ComponentOrElement,
  HookError,
  RegisteredRightHandSidebar,
  WebSocketClient,
  WebSocketReply,
} from './registry/values.ts';
export type { PluggableProps, PostTypeProps } from './component-props.ts';
export type { Action, Dispatch, Reducer, Store, Thunk } from './store.ts';
export type { Theme } from './theme.ts';
export type { WebPlugin } from './web-plugin.ts';
export { registerPlugin } from './register-plugin.ts';
export { pluginUrl } from './plugin-url.ts';
export { requestHeaders } from './request-headers.ts';
export { WebappSdkError } from './errors.ts';
