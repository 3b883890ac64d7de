import { ActionTypes } from './action-types.ts';
import type { AnyAction } from './any-action.ts';
import type { ClientPluginManifest, PluginsState } from './plugins-state.ts';
import { without } from './without.ts';

/** Which plugins with a web half there are, by id. */
export function webappPluginsReducer(
  state: PluginsState['plugins'],
  action: AnyAction,
): PluginsState['plugins'] {
  switch (action.type) {
    case ActionTypes.RECEIVED_WEBAPP_PLUGINS: {
      const manifests = (action.data ?? []) as ClientPluginManifest[];
      return Object.fromEntries(manifests.map((manifest) => [manifest.id, manifest]));
    }
    case ActionTypes.RECEIVED_WEBAPP_PLUGIN: {
      const manifest = action.data as ClientPluginManifest;
      return { ...state, [manifest.id]: manifest };
    }
    case ActionTypes.REMOVED_WEBAPP_PLUGIN:
      return without(state, (action.data as ClientPluginManifest).id);
    default:
      return state;
  }
}
