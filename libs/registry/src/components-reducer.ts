import { ActionTypes } from './action-types.ts';
import type { AnyAction } from './any-action.ts';
import { componentNames } from './component-names.ts';
import { inPluginOrder } from './in-plugin-order.ts';
import type { ClientPluginManifest, PluginComponentEntry, PluginsState } from './plugins-state.ts';

type Components = PluginsState['components'];
type Entries = readonly PluginComponentEntry[];

export const initialComponents = Object.fromEntries(
  componentNames.map((name): [string, Entries] => [name, []]),
) as Components;

/** The lists of components; each is ordered by plugin id, then by registration (contract: webapp §2.16). */
export function componentsReducer(state: Components, action: AnyAction): Components {
  switch (action.type) {
    case ActionTypes.RECEIVED_PLUGIN_COMPONENT: {
      const { name, data } = action as unknown as { name: string; data: PluginComponentEntry };
      return { ...state, [name]: insertSubMenuOrEntry(state[name] ?? [], data) };
    }
    case ActionTypes.REMOVED_PLUGIN_COMPONENT:
      return removeWhere(state, (entry) => entry.id === action.id);
    case ActionTypes.REMOVED_WEBAPP_PLUGIN: {
      const { id } = action.data as ClientPluginManifest;
      return removeWhere(state, (entry) => entry.pluginId === id);
    }
    default:
      return state;
  }
}

/** An entry with `parentMenuId` becomes an item of that entry's sub menu. */
function insertSubMenuOrEntry(entries: Entries, added: PluginComponentEntry): Entries {
  const parent = entries.find((entry) => entry.id === added.parentMenuId);
  if (parent === undefined) {
    return inPluginOrder([...entries, added]);
  }
  const subMenu = [...((parent.subMenu as PluginComponentEntry[] | undefined) ?? []), added];
  return entries.map((entry) => (entry === parent ? { ...parent, subMenu } : entry));
}

function removeWhere(state: Components, matches: (entry: PluginComponentEntry) => boolean): Components {
  const changed = Object.entries(state)
    .filter(([, entries]) => entries.some(matches))
    .map(([name, entries]): [string, Entries] => [name, entries.filter((entry) => !matches(entry))]);
  return changed.length === 0 ? state : { ...state, ...Object.fromEntries(changed) };
}
