import type { ConfigLeaf } from './config-leaf.ts';
import type { ConfigTree } from './config-tree.ts';
import { first, isObject } from './go-misfit.ts';

/** The path of the setting, and of what it says of one plugin. */
export const PLUGIN_ACCESS = ['PluginSettings', 'PluginAccessControl'] as const;

/**
 * By plugin id `{Enable}`: whether it is only for those on its list. Mattermost has it since 11.10, and the model that
 * plugins are built with does not have it yet, so they do not see it.
 */
export const pluginAccessLeaf: ConfigLeaf = {
  path: PLUGIN_ACCESS.join('.'),
  keys: PLUGIN_ACCESS,
  shape: 'map',
  misfit: (value) => {
    const path = PLUGIN_ACCESS.join('.');
    if (!isObject(value)) return { path, takes: 'an object' };
    return first(Object.entries(value), ([id, each]) => {
      if (!isObject(each)) return { path: `${path}.${id}`, takes: 'an object' };
      const { Enable } = each;
      if (Enable === undefined || Enable === null || typeof Enable === 'boolean') return undefined;
      return { path: `${path}.${id}.Enable`, takes: 'true or false' };
    });
  },
};

/** Asked with every request, and the same for as long as a configuration is: each change makes another object. */
const known = new WeakMap<object, ReadonlySet<string>>();

/** The plugins that are only for those on their lists: their ids, sorted. The configuration must not change any more. */
export function restrictedPlugins(config: object): ReadonlySet<string> {
  const ids = known.get(config) ?? new Set(restrictedIn(config));
  known.set(config, ids);
  return ids;
}

function restrictedIn(config: object): string[] {
  const { PluginSettings } = config as { PluginSettings?: { PluginAccessControl?: unknown } };
  const all = PluginSettings?.PluginAccessControl;
  if (!isObject(all)) return [];
  const isOn = ([, each]: [string, unknown]) => isObject(each) && each['Enable'] === true;
  return Object.entries(all)
    .filter(isOn)
    .map(([id]) => id)
    .sort();
}

/** A configuration that says of one plugin whether it is only for those on its list. */
export function withPluginAccess(config: ConfigTree, pluginId: string, enable: boolean): ConfigTree {
  const next = structuredClone(config);
  const section = (next['PluginSettings'] ??= {}) as ConfigTree;
  const all = (section['PluginAccessControl'] ?? {}) as ConfigTree;
  // What was never said need not be taken back.
  if (enable || Object.hasOwn(all, pluginId))
    section['PluginAccessControl'] = { ...all, [pluginId]: { Enable: enable } };
  return next;
}
