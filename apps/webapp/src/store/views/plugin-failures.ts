import type { UnknownAction } from 'redux';

export const PLUGIN_LOAD_FAILED = 'PATCHBAY_PLUGIN_LOAD_FAILED';

export type PluginFailureReason = 'load' | 'execution' | 'initialization' | 'timeout';

export interface PluginFailure {
  version: string;
  reason: PluginFailureReason;
  message: string;
}

type PluginFailuresState = Readonly<Record<string, PluginFailure>>;

/** Why a web half did not come up in this browser, by plugin id; a failed id stays out until the page is reloaded. */
export function pluginFailures(
  state: PluginFailuresState | undefined = {},
  action: UnknownAction,
): PluginFailuresState {
  return action.type === PLUGIN_LOAD_FAILED
    ? { ...state, [String(action.pluginId)]: action.failure as PluginFailure }
    : state;
}

export const pluginLoadFailed = (pluginId: string, failure: PluginFailure) => ({
  type: PLUGIN_LOAD_FAILED,
  pluginId,
  failure,
});
