import type { Client4 } from '@mattermost/client';

import type { Call } from './calls.ts';
import type { World } from './world.ts';

/** Of nothing: an id as Mattermost's are. */
export const ID = 'x'.repeat(26);

/** A call that this server does not serve. */
export interface NotOurs {
  readonly why: string;
  /** The status and the error's id with which the server refuses; undefined when it is not called. */
  readonly answer?: string;
  readonly call?: (client: Client4, world: World) => Promise<unknown>;
}

type Refusals<C extends Call> = Record<C, readonly [answer: string, call: NonNullable<NotOurs['call']>]>;

/** Calls that are refused for one reason, each with the status and the error's id. */
export function refusals<C extends Call>(why: string, calls: Refusals<C>): Record<C, NotOurs> {
  const entries = Object.entries(calls) as [C, Refusals<C>[C]][];
  return Object.fromEntries(entries.map(([name, [answer, call]]) => [name, { why, answer, call }])) as Record<
    C,
    NotOurs
  >;
}

/** A call that cannot be tried, and why. */
export function uncalled(why: string): NotOurs {
  return { why };
}
