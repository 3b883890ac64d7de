import { getAt, setAt, type ConfigTree } from './config-tree.ts';
import { PLUGIN_ACCESS } from './plugin-access-setting.ts';

/**
 * Takes back what the configuration says of plugins that were removed, in place: such a plugin is off, whatever was wished
 * for it before it was installed (contract: rest.json, DELETE /plugins), and for everybody again, as its list is gone.
 * Answers whether there was anything.
 */
export function forgetRemoved(stored: ConfigTree, removed: readonly string[]): boolean {
  const state = (id: string): string[] => ['PluginSettings', 'PluginStates', id];
  const wished = removed.filter((id) => getAt(stored, [...state(id), 'Enable']) === true);
  const access = (getAt(stored, PLUGIN_ACCESS) ?? {}) as ConfigTree;
  const restrictable = removed.filter((id) => Object.hasOwn(access, id));
  for (const id of wished) setAt(stored, state(id), { Enable: false });
  for (const id of restrictable) Reflect.deleteProperty(access, id);
  return wished.length + restrictable.length > 0;
}
