import type { UnknownAction } from 'redux';

export const PLUGINS_SWITCHED_OFF = 'PATCHBAY_PLUGINS_SWITCHED_OFF';

/** The plugins whose interface the person does not want in this browser, by id. */
export function switchedOffPlugins(
  state: readonly string[] | undefined = [],
  action: UnknownAction,
): readonly string[] {
  return action.type === PLUGINS_SWITCHED_OFF ? (action.pluginIds as string[]) : state;
}

export const pluginsSwitchedOff = (pluginIds: readonly string[]) => ({
  type: PLUGINS_SWITCHED_OFF,
  pluginIds,
});
