import type {
  AddedHook,
  AddedMethod,
  Additions,
  GoTypeDefinition,
  MethodDefinition,
} from '@patchbay/contract/definitions';
import { assertAddedMethod, assertAddedTypes } from './check-additions.ts';

/** The JSON files of `libs/contract/data`, by name and as text. */
export type DataFiles = Readonly<Record<string, string>>;

type Types = Record<string, GoTypeDefinition>;

/**
 * The data that everything is made from: what the Go module has, then what `additions.json` adds, in the same form.
 * Throws an `AdditionError` that names the entry which does not fit. Same data, same bytes.
 */
export function mergeAdditions(data: DataFiles): DataFiles {
  const additions = parseData<Additions>(data, 'additions');
  const types = parseData<{ module: unknown; types: Types }>(data, 'types');
  const policies = parseData<Record<string, unknown>>(data, 'hook-policies');
  const lists = {
    hooks: parseData<MethodDefinition[]>(data, 'hooks'),
    api: parseData<MethodDefinition[]>(data, 'api'),
  };

  assertAddedTypes(additions.types, types.types);
  Object.assign(types.types, additions.types);
  for (const list of ['hooks', 'api'] as const)
    for (const added of additions[list]) {
      assertAddedMethod(list, added, lists[list], types.types);
      lists[list].push(definitionOf(added));
      Object.assign(types.types, wireStructsOf(added));
    }
  for (const { name, policy } of additions.hooks) policies[name] = policy;

  return {
    ...data,
    'types.json': JSON.stringify(types),
    'hooks.json': JSON.stringify(lists.hooks),
    'api.json': JSON.stringify(lists.api),
    'hook-policies.json': JSON.stringify(policies),
  };
}

function definitionOf({
  name,
  params,
  results,
  since,
  tags = [],
}: AddedMethod | AddedHook): MethodDefinition {
  return {
    name,
    params,
    results,
    minVersion: `Patchbay ${since}`,
    tags,
    ...wireNamesOf(name),
    addition: true,
  };
}

/** Go's generator of the net/rpc layer names and letters them so. */
function wireNamesOf(name: string): { args: string; returns: string } {
  return { args: `plugin.Z_${name}Args`, returns: `plugin.Z_${name}Returns` };
}

function wireStructsOf({ name, params, results }: AddedMethod): Types {
  const { args, returns } = wireNamesOf(name);
  const lettered = (types: readonly string[]): GoTypeDefinition => ({
    kind: 'struct',
    fields: types.map((type, index) => ({ name: String.fromCharCode('A'.charCodeAt(0) + index), type })),
  });
  return { [args]: lettered(params.map(({ type }) => type)), [returns]: lettered(results) };
}

/** One file of the data, by its name without `.json`. */
export function parseData<T>(data: DataFiles, name: string): T {
  const text = data[`${name}.json`];
  if (text === undefined) throw new Error(`libs/contract/data/${name}.json is missing`);
  return JSON.parse(text) as T;
}
