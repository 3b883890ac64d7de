export type {
  Channel,
  ChannelMembership,
  ClientManifest,
  GlobalState,
  Post,
  User,
  WebSocketMessage,
} from './models.ts';
export type {
  CommandArguments,
  ComponentOrElement,
  HookError,
  PluginRegistry,
  RegisteredRightHandSidebar,
  WebSocketClient,
} from './plugin-registry.ts';
export type { PluggableProps, PostTypeProps } from './component-props.ts';
export type { Action, Dispatch, Reducer, Store, Thunk } from './store.ts';
export type { Theme } from './theme.ts';
export type { WebPlugin } from './web-plugin.ts';
export { registerPlugin } from './register-plugin.ts';
export { pluginUrl } from './plugin-url.ts';
export { requestHeaders } from './request-headers.ts';
export { WebappSdkError } from './errors.ts';
