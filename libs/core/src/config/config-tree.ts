import { modelFields, shapeOf } from '../model/go-json.ts';
import type { ConfigLeaf } from './config-leaf.ts';
import { goMisfit } from './go-misfit.ts';
import { patchbayLeaves } from './patchbay-settings.ts';
import { pluginAccessLeaf } from './plugin-access-setting.ts';

export type { ConfigLeaf } from './config-leaf.ts';

/** Sections, fields, and what they hold. */
export type ConfigTree = Record<string, unknown>;

const leaves = [...collect('model.Config', []), pluginAccessLeaf, ...patchbayLeaves];
const byPath = new Map(leaves.map((leaf) => [leaf.path, leaf]));

/** Every setting of the configuration, in the contract's order; what its model lacks and Patchbay's own come last. */
export function configLeaves(): readonly ConfigLeaf[] {
  return leaves;
}

export function configLeaf(path: string): ConfigLeaf | undefined {
  return byPath.get(path);
}

export function getAt(tree: ConfigTree, keys: readonly string[]): unknown {
  let value: unknown = tree;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as ConfigTree)[key];
  }
  return value;
}

/** Sets one setting in place; sections that are missing are made. */
export function setAt(tree: ConfigTree, keys: readonly string[], value: unknown): void {
  let section = tree;
  for (const key of keys.slice(0, -1)) {
    const inner = Object.hasOwn(section, key) ? section[key] : undefined;
    if (typeof inner === 'object' && inner !== null) section = inner as ConfigTree;
    else section = section[key] = {};
  }
  section[keys.at(-1) ?? ''] = value;
}

export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function collect(typeName: string, keys: readonly string[]): ConfigLeaf[] {
  return modelFields(typeName).flatMap((field): ConfigLeaf[] => {
    if (field.hidden) return [];
    const inner = [...keys, field.property];
    let shape = shapeOf(field.type);
    while (shape.shape === 'pointer') shape = shapeOf(shape.element);
    if (shape.shape === 'struct') return collect(shape.name, inner);
    const path = inner.join('.');
    return [{ path, keys: inner, shape: shape.shape, misfit: (value) => goMisfit(field.type, value, path) }];
  });
}
