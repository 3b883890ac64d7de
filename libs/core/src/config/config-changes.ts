import { isSecret, MASK } from './config-secrets.ts';
import { configLeaves, getAt, sameValue, type ConfigTree } from './config-tree.ts';

/** `Section.Field` to [before, after]. */
export type ConfigChanges = Record<string, [before: unknown, after: unknown]>;

/** Plugin settings may hold secrets of their own: the history says only that they changed. */
const OPAQUE = new Set(['PluginSettings.Plugins']);

/** What differs between two configurations; secrets show as the mask. */
export function configChanges(before: ConfigTree, after: ConfigTree): ConfigChanges {
  const changes: ConfigChanges = {};
  for (const leaf of configLeaves()) {
    const values: [unknown, unknown] = [getAt(before, leaf.keys), getAt(after, leaf.keys)];
    if (sameValue(...values)) continue;
    changes[leaf.path] = isSecret(leaf.path) || OPAQUE.has(leaf.path) ? [MASK, MASK] : values;
  }
  return changes;
}
