import type { HookName } from '@patchbay/contract';
import type { TransformResult } from './outcome.ts';

/** A plugin without whose answer nothing may go on gave none. */
export interface Unanswered {
  readonly pluginId: string;
  /** In words, for whoever wanted something. */
  readonly reason: string;
  /** It guards the channel; otherwise the failure policy asks for it. */
  readonly guard: boolean;
  /** It did not run at all. */
  readonly inactive: boolean;
}

/** Why something may not happen: a plugin said no, or one that must be asked could not be. */
export type Refusal = { readonly rejected: string } | { readonly unanswered: Unanswered };

/** What plugins made of a thing that will be, or why it may not be. */
export type Verdict<T> = { readonly value: T } | Refusal;

/** Why the operation may not go on; undefined when it may. */
export function refusalOf<H extends HookName>(result: TransformResult<H>): Refusal | undefined {
  if ('args' in result) return undefined;
  if (result.outcome === 'rejected') return { rejected: result.reason };
  const { pluginId, guard, outcome, error } = result;
  return { unanswered: { pluginId, guard, inactive: outcome === 'not-active', reason: error.message } };
}
