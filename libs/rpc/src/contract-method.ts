import {
  apiMethods,
  AppError,
  goTypes,
  hookMethods,
  registeredGobTypes,
  serviceCalls,
} from '@patchbay/contract';
import type { ApiName, HookName, MethodDefinition, ServiceName } from '@patchbay/contract';
import { appErrorFields, appErrorFrom } from './gob/errors-on-wire.ts';
import type { AppErrorOnWire } from './gob/errors-on-wire.ts';
import type { LocalType, TypeTable } from './gob/local-type.ts';
import { RpcCodec } from './netrpc/codec.ts';
import { laterTypes } from './later-types.ts';
import type { RpcMethod } from './netrpc/codec.ts';
import { server5Types } from './server5-types.ts';

const types = goTypes as TypeTable;

/** The contract's types, and what is compiled from them, for all connections of this process. */
export const wire = new RpcCodec([server5Types(types), laterTypes(types), types], registeredGobTypes);

/** How a method's last result reports failure. */
type Failing = 'error' | 'appError' | undefined;

function typeOf(expression: string): LocalType {
  return /^(plugin|server5)\.Z_/.test(expression)
    ? wire.types.tuple(expression)
    : wire.types.type(expression);
}

/** A method of one of the wire's services; every service is called `Plugin`. Types are parsed when first used. */
export class WireMethod implements RpcMethod {
  readonly name: string;
  readonly #args: string;
  readonly #reply: string;
  #argsType: LocalType | undefined;
  #replyType: LocalType | undefined;

  constructor(name: string, args: string, reply: string) {
    this.name = `Plugin.${name}`;
    this.#args = args;
    this.#reply = reply;
  }

  get args(): LocalType {
    return (this.#argsType ??= typeOf(this.#args));
  }

  get reply(): LocalType {
    return (this.#replyType ??= typeOf(this.#reply));
  }
}

/** A hook or API method: knows how its results and its error lie in the reply. */
export class ContractMethod extends WireMethod {
  readonly definition: MethodDefinition;
  readonly failing: Failing;
  /** Results without the error. */
  readonly values: number;
  readonly variadic: boolean;

  constructor(definition: MethodDefinition) {
    super(definition.name, definition.args, definition.returns);
    this.definition = definition;
    const last = definition.results.at(-1);
    this.failing = last === 'error' ? 'error' : last === '*model.AppError' ? 'appError' : undefined;
    this.values = definition.results.length - (this.failing === undefined ? 0 : 1);
    this.variadic = definition.params.at(-1)?.variadic === true;
  }

  /** The result as TypeScript sees it; throws the error that the other side returned. */
  takeReply(reply: readonly unknown[]): unknown {
    if (this.failing !== undefined) {
      const failed = reply[this.values];
      if (failed !== undefined && failed !== null)
        throw this.failing === 'error' ? failed : appErrorFrom(failed as Partial<AppErrorOnWire>);
    }
    if (this.values === 0) return undefined;
    return this.values === 1 ? reply[0] : reply.slice(0, this.values);
  }

  /** The reply for what an implementation returned. */
  giveReply(value: unknown): unknown[] {
    if (this.values === 0) return [];
    if (this.values === 1) return [value];
    return Array.isArray(value) ? (value as unknown[]) : [value];
  }

  /** The reply for what an implementation threw; undefined when this method cannot report failure. */
  giveError(error: unknown): unknown[] | undefined {
    if (this.failing === undefined) return undefined;
    const reply: unknown[] = new Array(this.values).fill(undefined);
    reply.push(this.failing === 'error' ? error : appErrorFields(toAppError(error, this.definition.name)));
    return reply;
  }
}

function toAppError(error: unknown, where: string): AppError {
  if (error instanceof AppError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new AppError('app.plugin.api.internal_error', where, 500, text);
}

function tableOf<Name extends string>(
  definitions: Readonly<Record<Name, MethodDefinition<Name>>>,
): Readonly<Record<Name, ContractMethod>> {
  const entries = Object.values<MethodDefinition<Name>>(definitions).map((definition) => [
    definition.name,
    new ContractMethod(definition),
  ]);
  return Object.fromEntries(entries) as Record<Name, ContractMethod>;
}

export const hookTable: Readonly<Record<HookName, ContractMethod>> = tableOf<HookName>(hookMethods);
export const apiTable: Readonly<Record<ApiName, ContractMethod>> = tableOf<ApiName>(apiMethods);

/** The hand-written methods of one service, by name. */
export function serviceTable(service: ServiceName): Map<string, WireMethod> {
  return new Map(
    serviceCalls[service].map(({ name, args, reply }) => [name, new WireMethod(name, args, reply)]),
  );
}

/** The control stream's own two services (contract: go-plugin-wire §B.2). */
export const CONTROL = {
  ping: { name: 'Control.Ping', args: wire.types.type('bool'), reply: wire.empty },
  quit: { name: 'Control.Quit', args: wire.types.type('bool'), reply: wire.empty },
  dispense: {
    name: 'Dispenser.Dispense',
    args: wire.types.type('string'),
    reply: wire.types.type('uint32'),
  },
} as const satisfies Record<string, RpcMethod>;
