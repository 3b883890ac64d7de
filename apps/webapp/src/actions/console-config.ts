import type { AdminConfig } from '@mattermost/types/config';
import { AdminTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import type { ActionResult } from './result.ts';

/**
 * The configuration as an administrator sees it, secrets as asterisks, and which of it the environment sets. Whoever
 * may read the one and not the other sees no setting as set by the environment; the server keeps those anyway.
 */
export function loadConsoleConfig(): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(
      guarded(() => Promise.all([Client4.getConfig(), Client4.getEnvironmentConfig().catch(() => ({}))])),
    );
    if (data === undefined) {
      return { error };
    }
    const [config, environment] = data;
    dispatch(
      batch([
        { type: AdminTypes.RECEIVED_CONFIG, data: config },
        { type: AdminTypes.RECEIVED_ENVIRONMENT_CONFIG, data: environment },
      ]),
    );
    return { data: true };
  };
}

/** Saves some settings; answers the configuration as it is then. */
export function patchConfig(patch: object): AppThunk<Promise<ActionResult<AdminConfig>>> {
  return async (dispatch) => {
    const result = await dispatch(guarded(() => Client4.patchConfig(patch as never)));
    if (result.data !== undefined) {
      dispatch({ type: AdminTypes.RECEIVED_CONFIG, data: result.data });
    }
    return result;
  };
}
