import { refuse } from '../errors.ts';
import type { ConfigDifference } from './config-changes.ts';
import { refuseMisfit } from './config-values.ts';
import { configLeaves, getAt, sameValue, setAt, type ConfigTree } from './config-tree.ts';

/**
 * The configuration as it would be without one earlier change. Refused, naming the setting, where a setting no longer
 * is what that change made it, or where what it was before is not known.
 */
export function undone(stored: ConfigTree, changes: readonly ConfigDifference[]): ConfigTree {
  const next = structuredClone(stored);
  for (const { keys, before, after, lost } of changes) {
    const leaf = configLeaves().find((one) => one.keys.every((key, at) => keys[at] === key));
    // A setting that this version no longer has: nothing reads it.
    if (!leaf) continue;
    const name = keys.join('.');
    if (lost) throw refuse('app.config.undo.lost.app_error', 'undoConfig', { name });
    if (!sameValue(getAt(stored, keys), after))
      throw refuse('app.config.undo.changed_since.app_error', 'undoConfig', { name });
    if (before === undefined) removeAt(next, keys);
    else setAt(next, keys, structuredClone(before));
    const misfit = leaf.misfit(getAt(next, leaf.keys));
    if (misfit) throw refuseMisfit(misfit);
  }
  return next;
}

function removeAt(tree: ConfigTree, keys: readonly string[]): void {
  const parent = getAt(tree, keys.slice(0, -1));
  if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, keys.at(-1) ?? '');
}
