import { hookMethods, hookPolicies } from '@patchbay/contract';
import type { HookArgs, HookName, HookPolicy, HookResult } from '@patchbay/contract';
import { Breakers } from './breakers.ts';
import { callWithDeadline } from './call-with-deadline.ts';
import { changedFields } from './changed-fields.ts';
import type { Clock } from './clock.ts';
import { crashed, HookCallError, HookError, passedOver, textOf } from './errors.ts';
import type { HookTarget } from './hook-target.ts';
import type { Logger } from './logger.ts';
import type { CallOutcome, HookTrace } from './trace.ts';

export type HookPolicies = Readonly<Record<HookName, HookPolicy>>;

export interface HookCallerOptions {
  readonly policies?: Partial<HookPolicies>;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly onTrace?: (trace: HookTrace) => void;
}

/** What came of one call. A hook that returned an error as its result has `answered`, with that error. */
export type CallResult<H extends HookName> =
  | { readonly kind: 'returned'; readonly value: HookResult<H> }
  | { readonly kind: 'returned-error'; readonly error: unknown }
  | { readonly kind: 'crashed' | 'timed-out' | 'passed-over'; readonly error: HookError };

/** Hooks whose last result is an error: for them a rejection can be the plugin's own answer. */
const returnsError = new Set<string>(
  Object.values(hookMethods)
    .filter((method) => ['error', '*model.AppError'].includes(method.results.at(-1) ?? ''))
    .map((method) => method.name),
);

/** One call of one hook of one plugin: deadline, breaker, log line, trace. Every kind of hook is built on it. */
export class HookCaller {
  readonly #policies: HookPolicies;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #onTrace: ((trace: HookTrace) => void) | undefined;
  readonly #breakers = new Breakers();

  constructor(options: HookCallerOptions) {
    this.#policies = options.policies ? { ...hookPolicies, ...options.policies } : hookPolicies;
    this.#logger = options.logger;
    this.#clock = options.clock;
    this.#onTrace = options.onTrace;
  }

  policy(hook: HookName): HookPolicy {
    return this.#policies[hook];
  }

  /** Milliseconds to hand to {@link trace} as the start of what was called. */
  startedAt(): number {
    return this.#clock.elapsed();
  }

  /** Rejects only with the reason of `signal`: every failure of the plugin is a result. */
  async call<H extends HookName>(
    target: HookTarget,
    hook: H,
    args: HookArgs<H>,
    signal?: AbortSignal,
  ): Promise<CallResult<H>> {
    const breaker = this.#breakers.of(target, hook);
    if (!breaker.allows(this.#clock.now())) {
      return { kind: 'passed-over', error: passedOver(target.pluginId, hook) };
    }
    try {
      const deadlineMs = this.#policies[hook].deadlineMs;
      const value = await callWithDeadline(target, hook, args, deadlineMs, this.#clock, signal);
      breaker.answered();
      return { kind: 'returned', value };
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw error;
      if (error instanceof HookError && error.code === 'hook.timed_out') {
        const opened = breaker.timedOut(this.#clock.now());
        this.#warn(target, hook, opened ? `${error.message} It is passed over for a while.` : error.message);
        return { kind: 'timed-out', error };
      }
      if (!(error instanceof HookCallError) && returnsError.has(hook)) {
        breaker.answered();
        return { kind: 'returned-error', error };
      }
      const failure = crashed(target.pluginId, hook, error);
      this.#warn(target, hook, failure.message);
      return { kind: 'crashed', error: failure };
    }
  }

  /** `before` and `after` are the arguments of a transform, the same object when nothing was replaced. */
  trace(
    target: HookTarget,
    hook: HookName,
    startedAt: number,
    outcome: CallOutcome,
    before: readonly unknown[],
    after: readonly unknown[] = before,
    reason?: unknown,
  ): void {
    if (!this.#onTrace) return;
    const durationMs = this.#clock.elapsed() - startedAt;
    const replaced = before === after ? -1 : before.findIndex((argument, index) => argument !== after[index]);
    this.#onTrace({
      hook,
      pluginId: target.pluginId,
      startedAt: this.#clock.now() - durationMs,
      durationMs,
      outcome,
      changed: replaced < 0 ? [] : changedFields(before[replaced], after[replaced]),
      requestId: (before[0] as { RequestId?: string } | undefined)?.RequestId,
      ...(reason === undefined ? {} : { reason: textOf(reason) }),
    });
  }

  #warn(target: HookTarget, hook: HookName, message: string): void {
    this.#logger.warn(message, { plugin_id: target.pluginId, hook });
  }
}
