import type { HookArgs, HookName, HookResult } from '@patchbay/contract';
import type { HookError } from './errors.ts';

/** What one plugin's answer means for the operation at hand. */
export type Verdict<H extends HookName> =
  | { readonly kind: 'approved' }
  | { readonly kind: 'replaced'; readonly args: HookArgs<H> }
  | { readonly kind: 'rejected'; readonly reason: string; readonly error?: unknown };

/** Reads the answer of one plugin. `args` are those it was called with. */
export type Fold<H extends HookName> = (result: HookResult<H>, args: HookArgs<H>) => Verdict<H>;

/**
 * How a transform ended after every plugin was asked, or one stopped it. `crashed`, `timed-out`, `passed-over` and
 * `not-active` appear here only under the failure policy "closed" or for a guard: the operation must be refused.
 * Under "open" the plugin is left out, the log and the trace say so, and the others decide.
 */
export type TransformResult<H extends HookName> =
  | { readonly outcome: 'approved' | 'replaced'; readonly args: HookArgs<H> }
  | {
      readonly outcome: 'rejected';
      readonly pluginId: string;
      readonly reason: string;
      /** The error the hook returned, where it can return one. */
      readonly error?: unknown;
    }
  | {
      readonly outcome: 'crashed' | 'timed-out' | 'passed-over' | 'not-active';
      readonly pluginId: string;
      readonly error: HookError;
      /** It had to be asked because it guards the channel, not by a policy. */
      readonly guard: boolean;
    };

/** One answer of {@link HookDispatcher.collect}. */
export type Collected<T> =
  | { readonly pluginId: string; readonly ok: true; readonly value: T }
  | { readonly pluginId: string; readonly ok: false; readonly error: unknown };
