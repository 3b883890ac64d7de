/** The six states of the contract (server-plugins §3). Only `Running` counts as active. */
export const PluginStates = {
  NotRunning: 0,
  Starting: 1,
  Running: 2,
  FailedToStart: 3,
  FailedToStayRunning: 4,
  Stopping: 5,
} as const;

export type PluginStateName = keyof typeof PluginStates;
export type PluginState = (typeof PluginStates)[PluginStateName];
