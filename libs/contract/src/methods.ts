import type { MethodDefinition, ServiceCallDefinition, ServiceName } from './definitions.ts';
import type { API } from './generated/api.ts';
import { json as apiJson } from './generated/data/api.ts';
import { json as hooksJson } from './generated/data/hooks.ts';
import { json as servicesJson } from './generated/data/services.ts';
import type { HookParameters, HookResults } from './generated/hooks.ts';

/** Names of the hooks, `Implemented` included. */
export type HookName = keyof HookResults;
/** Names of the API methods. */
export type ApiName = keyof API;
/** What a hook is called with. */
export type HookArgs<H extends HookName> = HookParameters[H];
/** What a hook answers: nothing, one value, or a tuple. */
export type HookResult<H extends HookName> = HookResults[H];

/** Every hook by name, in the order of Go's interface. */
export const hookMethods = byName<HookName>(hooksJson);
/** Every API method by name, in the order of Go's interface. */
export const apiMethods = byName<ApiName>(apiJson);
/** The hand-written net/rpc methods of each receiver: streams, the SQL driver, the response writer. */
export const serviceCalls = JSON.parse(servicesJson) as Readonly<
  Record<ServiceName, readonly ServiceCallDefinition[]>
>;

function byName<Name extends string>(json: string): Readonly<Record<Name, MethodDefinition<Name>>> {
  const list = JSON.parse(json) as MethodDefinition<Name>[];
  return Object.fromEntries(list.map((method) => [method.name, method])) as Record<
    Name,
    MethodDefinition<Name>
  >;
}
