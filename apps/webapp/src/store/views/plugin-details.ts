import type { UnknownAction } from 'redux';
import { list, number, record, text } from '../../rest/fields.ts';
import { readPluginDetails } from '../../rest/plugin-details.ts';
import type { PluginDetails } from '../../rest/plugin-details.ts';

const RECEIVED_PLUGIN_STATUSES = 'RECEIVED_PLUGIN_STATUSES';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

type PluginDetailsState = Readonly<Record<string, PluginDetails>>;

const initialState: PluginDetailsState = {};

/**
 * What statuses say beyond Mattermost's fields, by plugin id; `mattermost-redux` keeps only its own. Of several nodes
 * the one in the gravest state speaks, as it does there.
 */
export function pluginDetails(
  state: PluginDetailsState | undefined = initialState,
  action: UnknownAction,
): PluginDetailsState {
  switch (action.type) {
    case RECEIVED_PLUGIN_STATUSES: {
      const statuses = [...list(action.data)].map(record);
      statuses.sort((one, other) => number(one.state) - number(other.state));
      const read = statuses.map(
        ({ plugin_id: id, details }) => [text(id), readPluginDetails(details)] as const,
      );
      return Object.fromEntries(
        read.filter((pair): pair is [string, PluginDetails] => pair[1] !== undefined),
      );
    }
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}
