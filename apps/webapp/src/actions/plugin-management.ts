import { AdminTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import type { ActionResult } from './result.ts';

/** The list of plugins and the state each is in. */
export function fetchPlugins(): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const { data, error } = await dispatch(guarded(() => Client4.getPlugins()));
    if (data === undefined) {
      return { error };
    }
    const listed = new Set([...data.active, ...data.inactive].map(({ id }) => id));
    const gone = Object.keys(getState().entities.admin.plugins ?? {}).filter((id) => !listed.has(id));
    dispatch(
      batch([
        ...gone.map((id) => ({ type: AdminTypes.REMOVED_PLUGIN, data: id })),
        { type: AdminTypes.RECEIVED_PLUGINS, data },
      ]),
    );
    return dispatch(fetchPluginStatuses());
  };
}

export function fetchPluginStatuses(): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(guarded(() => Client4.getPluginStatuses()));
    if (data === undefined) {
      return { error };
    }
    dispatch({ type: AdminTypes.RECEIVED_PLUGIN_STATUSES, data });
    return { data: true };
  };
}

function thenFetch(request: () => Promise<unknown>): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { error } = await dispatch(guarded(request));
    const fetched = await dispatch(fetchPlugins());
    return error === undefined ? fetched : { error };
  };
}

export const enablePlugin = (id: string) => thenFetch(() => Client4.enablePlugin(id));
export const disablePlugin = (id: string) => thenFetch(() => Client4.disablePlugin(id));

export function removePlugin(id: string): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { error } = await dispatch(guarded(() => Client4.removePlugin(id)));
    if (error === undefined) {
      dispatch({ type: AdminTypes.REMOVED_PLUGIN, data: id });
    }
    const fetched = await dispatch(fetchPlugins());
    return error === undefined ? fetched : { error };
  };
}
