export type { DesiredPlugin, DesiredPlugins } from './desired-plugins.ts';
export type { FileStore } from './file-store.ts';
export type { PluginEvents } from './plugin-events.ts';
export type { PluginHostOptions } from './plugin-host-options.ts';
export type { PluginStatus } from './plugin-status.ts';
export { PluginStates } from './states.ts';
export type { PluginState, PluginStateName } from './states.ts';
