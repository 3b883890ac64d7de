import type { GoTypeDefinition, ModuleDefinition, RegisteredGobType } from './definitions.ts';
import { json as registeredJson } from './generated/data/gob-registered.ts';
import { json as typesJson } from './generated/data/types.ts';

const read = JSON.parse(typesJson) as {
  module: ModuleDefinition;
  types: Readonly<Record<string, GoTypeDefinition>>;
};

/** The Go module the contract was read from. */
export const goModule = read.module;
/** Every named Go type that hooks, API methods and their net/rpc calls reach, by `package.Name`. */
export const goTypes = read.types;
/** The concrete types that interface values may hold. */
export const registeredGobTypes = JSON.parse(registeredJson) as readonly RegisteredGobType[];
/** The Mattermost server version whose plugin interface this is. */
export const serverVersion = goModule.serverVersion;
