import type {
  GoTypeDefinition,
  MethodDefinition,
  ModuleDefinition,
  RegisteredGobType,
} from '@patchbay/contract/definitions';
import { parseGoType } from '@patchbay/contract/go-type';
import { mergeAdditions, parseData, type DataFiles } from './additions/merge-additions.ts';
import { namedTypesIn, nameTypes } from './typescript/names.ts';

/** The data of the contract, additions included, as every generator of text starts from it. */
export interface Contract {
  /** The merged files. */
  readonly data: DataFiles;
  readonly module: ModuleDefinition;
  readonly types: Readonly<Record<string, GoTypeDefinition>>;
  readonly hooks: readonly MethodDefinition[];
  readonly api: readonly MethodDefinition[];
  /** TypeScript names by Go name. */
  readonly names: ReadonlyMap<string, string>;
  /** Named types in signatures, and those that may stand in an interface value. */
  readonly mentioned: readonly string[];
}

export function readContract(files: DataFiles): Contract {
  const data = mergeAdditions(files);
  const { module, types } = parseData<Pick<Contract, 'module' | 'types'>>(data, 'types');
  const hooks = parseData<MethodDefinition[]>(data, 'hooks');
  const api = parseData<MethodDefinition[]>(data, 'api');
  const expressions = [
    ...[...hooks, ...api].flatMap((method) => [...method.params.map((p) => p.type), ...method.results]),
    ...parseData<RegisteredGobType[]>(data, 'gob-registered').map((entry) => entry.type),
  ];
  const mentioned = expressions.flatMap((expression) => namedTypesIn(parseGoType(expression)));
  return { data, module, types, hooks, api, names: nameTypes(types), mentioned };
}
