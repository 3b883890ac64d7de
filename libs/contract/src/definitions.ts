import type { GoBasicName } from './go-type.ts';
import type { HookPolicy } from './hook-policy.ts';

export type { HookPolicy } from './hook-policy.ts';
export type { RegistryMethod } from './web/registry-method.ts';

/** A struct field as gob sees it; the order within its struct is gob's field order. */
export interface FieldDefinition {
  readonly name: string;
  /** A Go type expression for `parseGoType`. */
  readonly type: string;
  /** Name in the JSON tag; `-` where JSON leaves the field out. */
  readonly json?: string;
  readonly omitempty?: boolean;
  readonly embedded?: boolean;
}

/** What a named Go type is on the wire. */
export type GoTypeDefinition =
  | { readonly kind: 'struct'; readonly fields: readonly FieldDefinition[] }
  | { readonly kind: 'map'; readonly key: string; readonly elem: string }
  | { readonly kind: 'slice'; readonly elem: string }
  | { readonly kind: 'array'; readonly elem: string; readonly length: number }
  /** Another name for `target`. */
  | { readonly kind: 'alias'; readonly target: string }
  /** Encodes itself through GobEncode: opaque bytes. */
  | { readonly kind: 'gobEncoder' }
  /** Encodes itself through MarshalBinary: opaque bytes. */
  | { readonly kind: 'binaryMarshaler' }
  /** Holds any registered concrete type. */
  | { readonly kind: 'interface' }
  | ScalarDefinition;

export interface ScalarDefinition {
  readonly kind: GoBasicName;
  /** The exported constants of the type, by Go name. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
}

export interface ParameterDefinition {
  readonly name: string;
  /** Of a variadic parameter, its slice type. */
  readonly type: string;
  readonly variadic?: boolean;
}

/** A hook or API method, and what its net/rpc call carries. */
export interface MethodDefinition<Name extends string = string> {
  readonly name: Name;
  /** The number of a hook; API methods and `Implemented` have none. */
  readonly id?: number;
  readonly params: readonly ParameterDefinition[];
  readonly results: readonly string[];
  /** First server version that has it, such as `5.2`; empty where the module does not say. */
  readonly minVersion: string;
  readonly tags: readonly string[];
  /** Type of the net/rpc argument, such as `plugin.Z_GetUserArgs`. */
  readonly args: string;
  readonly returns: string;
  /** The wire side is hand-written in Go: streams, seeded replies or values changed on the way. */
  readonly manual?: boolean;
  /** Patchbay's own (data/additions.json): neither Mattermost nor its Go module has it. */
  readonly addition?: true;
}

/** An API method of our own, as `data/additions.json` has it; the rest of its definition follows from this. */
export interface AddedMethod {
  readonly name: string;
  readonly params: readonly ParameterDefinition[];
  /** Of an API method, the last one is `error` or `*model.AppError`. */
  readonly results: readonly string[];
  /** First version of Patchbay that has it, such as `0.2`. */
  readonly since: string;
  readonly tags?: readonly string[];
}

/** A hook of our own. */
export interface AddedHook extends AddedMethod {
  readonly policy: HookPolicy;
}

/** What Patchbay adds to the contract. */
export interface Additions {
  /** By name, `patchbay.<Name>`. */
  readonly types: Readonly<Record<string, GoTypeDefinition>>;
  readonly hooks: readonly AddedHook[];
  readonly api: readonly AddedMethod[];
}

/** One method of a net/rpc service that has no generated counterpart in the interfaces. */
export interface ServiceCallDefinition {
  readonly name: string;
  readonly args: string;
  readonly reply: string;
}

/** The hand-written methods of each net/rpc receiver. */
export type ServiceName = 'hooks' | 'api' | 'driver' | 'responseWriter';

/** A concrete type that may stand in an interface value, and the name gob sends for it. */
export interface RegisteredGobType {
  readonly name: string;
  readonly type: string;
}

/** What was read, and with what. */
export interface ModuleDefinition {
  readonly path: string;
  readonly version: string;
  readonly serverVersion: string;
  readonly goVersion: string;
}
