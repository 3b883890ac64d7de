export { ActionTypes } from './action-types.ts';
export { componentNames } from './component-names.ts';
export { PluginEventHandlers } from './plugin-event-handlers.ts';
export { createPluginRegistry } from './plugin-registry.ts';
export { methodsWithoutPlace } from './places.ts';
export { pluginsReducer } from './plugins-reducer.ts';
export { pluginReducerName } from './plugin-reducer-name.ts';
export {
  closeRightHandSide,
  rightHandSideActions,
  RHS_PLUGIN_STATE,
  UPDATE_RHS_STATE,
} from './rhs-actions.ts';
export type { ComponentName } from './component-names.ts';
export type { SocketMessage } from './plugin-event-handlers.ts';
export type { PluginRegistry } from './plugin-registry.ts';
export type { Dispatchable, PopoutListener, RegistryHost } from './registry-host.ts';
export type { ChannelSettingsSchema, ChannelSettingsTab } from './settings/channel-settings-tab.ts';
export type { CustomSection, PluginSection, SettingsSection } from './settings/section.ts';
export type { CustomSetting, PluginSetting, RadioOption, RadioSetting } from './settings/setting.ts';
export type { PluginConfiguration } from './settings/user-settings.ts';
export type { RightHandSideActions } from './rhs-actions.ts';
export type { AnyAction } from './any-action.ts';
export type {
  AdminConsoleEntry,
  ClientPluginManifest,
  PluginComponentEntry,
  PluginsState,
  PostTypeEntry,
} from './plugins-state.ts';
