export { ActionTypes } from './action-types.ts';
export { componentNames } from './component-names.ts';
export { PluginEventHandlers } from './plugin-event-handlers.ts';
export { PluginRegistry } from './plugin-registry.ts';
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
export type { RegistryHost } from './registry-host.ts';
export type { RightHandSideActions } from './rhs-actions.ts';
export type { AnyAction } from './any-action.ts';
export type {
  ClientPluginManifest,
  PluginComponentEntry,
  PluginsState,
  PostTypeEntry,
} from './plugins-state.ts';
