import { ActionTypes } from './action-types.ts';
import type { AnyAction } from './any-action.ts';
import type { ClientPluginManifest, PostTypeEntry } from './plugins-state.ts';
import { withoutValues } from './without.ts';

type PostTypes = Readonly<Record<string, PostTypeEntry>>;

/**
 * One owner per post type: the plugin whose id sorts first. The same plugin may register again (contract: registry
 * registerPostTypeComponent).
 */
export function postTypesReducer(state: PostTypes, action: AnyAction, receivedType: string): PostTypes {
  switch (action.type) {
    case receivedType: {
      const entry = action.data as PostTypeEntry;
      const owner = Object.hasOwn(state, entry.type) ? state[entry.type] : undefined;
      return owner !== undefined && entry.pluginId > owner.pluginId
        ? state
        : { ...state, [entry.type]: entry };
    }
    case ActionTypes.REMOVED_PLUGIN_POST_COMPONENT:
      return withoutValues(state, (entry) => entry.id === action.id);
    case ActionTypes.REMOVED_WEBAPP_PLUGIN:
      return withoutValues(state, (entry) => entry.pluginId === (action.data as ClientPluginManifest).id);
    default:
      return state;
  }
}
