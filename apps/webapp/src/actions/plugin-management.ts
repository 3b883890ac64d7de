import { AdminTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { removePluginAnd } from '../rest/remove-plugin.ts';
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

interface Known {
  id: string;
  version?: string;
  active?: boolean;
  state?: number;
}

const RUNNING = 2;

/** After a change on the server: the states, and the list too where they speak of other plugins or versions than it. */
export function followPlugins(): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const result = await dispatch(fetchPluginStatuses());
    const { plugins = {}, pluginStatuses = {} } = getState().entities.admin;
    const line = ({ id, version = '' }: Known, isActive: boolean) => `${id} ${version} ${String(isActive)}`;
    const listed = (Object.values(plugins) as Known[]).map((one) => line(one, one.active === true));
    const told = (Object.values(pluginStatuses) as Known[]).map((one) => line(one, one.state === RUNNING));
    return result.error === undefined && listed.sort().join('\n') !== told.sort().join('\n')
      ? dispatch(fetchPlugins())
      : result;
  };
}

/** Does something to plugins, and then asks how they are, whatever came of it. */
export function changePlugins<Data>(request: () => Promise<Data>): AppThunk<Promise<ActionResult<Data>>> {
  return async (dispatch) => {
    const result = await dispatch(guarded(request));
    await dispatch(fetchPlugins());
    return result;
  };
}

export const enablePlugin = (id: string) => changePlugins(() => Client4.enablePlugin(id));
export const disablePlugin = (id: string) => changePlugins(() => Client4.disablePlugin(id));

export function removePlugin(id: string, data: 'keep' | 'delete'): AppThunk<Promise<ActionResult<void>>> {
  return changePlugins(() => removePluginAnd(data, id));
}
