import { modelFields, shapeOf, type Shape } from '../model/go-json.ts';

/** Sections, fields, and what they hold. */
export type ConfigTree = Record<string, unknown>;

export interface ConfigLeaf {
  /** `ServiceSettings.SiteURL`. */
  readonly path: string;
  readonly keys: readonly string[];
  /** What it holds: `map` and `slice` are leaves too, replaced as a whole. */
  readonly shape: Shape['shape'];
}

const leaves = collect('model.Config', []);
const byPath = new Map(leaves.map((leaf) => [leaf.path, leaf]));

/** Every setting of the configuration, in the contract's order. */
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

/** Whether a value is one that the setting can hold. */
export function fits(leaf: ConfigLeaf, value: unknown): boolean {
  switch (leaf.shape) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'slice':
      return Array.isArray(value);
    case 'map':
    case 'struct':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'bytes': // json.RawMessage: any JSON
    case 'pointer':
    case 'time':
    case 'any':
      return true;
  }
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
    return [{ path: inner.join('.'), keys: inner, shape: shape.shape }];
  });
}
