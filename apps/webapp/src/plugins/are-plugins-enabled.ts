import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import type { GlobalState } from '../store/global-state.ts';

/** Whether the person switched all off to find out what slows the page, which only some sites let them. */
export function arePluginsOffForDebugging(state: GlobalState): boolean {
  return (
    state.entities.general.config.EnableClientPerformanceDebugging === 'true' &&
    getBool(state, 'performance_debugging', 'disable_client_plugins')
  );
}

/** Whether web halves are loaded with the page (contract: webapp §2.2). */
export function arePluginsEnabled(state: GlobalState): boolean {
  return state.entities.general.config.PluginsEnabled === 'true' && !arePluginsOffForDebugging(state);
}
