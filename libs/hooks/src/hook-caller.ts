import { hookMethods, hookPolicies } from '@patchbay/contract';
import type { HookArgs, HookName, HookPolicy, HookResult } from '@patchbay/contract';
import { callWithDeadline } from './call-with-deadline.ts';
import { changedFields } from './changed-fields.ts';
import type { Clock } from './clock.ts';
import { crashed, HookCallError, HookError, passedOver, textOf } from './errors.ts';
import type { HookFigures } from './hook-figures.ts';
import { NO_HOOK_SETTINGS } from './hook-settings.ts';
import type { FailurePolicy, HookSettings } from './hook-settings.ts';
import { HookSlots } from './hook-slots.ts';
import type { HookTarget } from './hook-target.ts';
import type { Logger } from './logger.ts';
import { postIdOf } from './post-of.ts';
import { TraceRing } from './trace-ring.ts';
import type { CallOutcome, HookTrace, TraceQuery } from './trace.ts';

export type HookPolicies = Readonly<Record<HookName, HookPolicy>>;

export interface HookCallerOptions {
  readonly policies?: Partial<HookPolicies>;
  readonly settings?: () => HookSettings;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly onTrace?: (trace: HookTrace) => void;
  readonly onPassedOver?: (pluginId: string, hook: HookName) => void;
}

/** What came of one call. A hook that returned an error as its result has `answered`, with that error. */
export type CallResult<H extends HookName> =
  | { readonly kind: 'returned'; readonly value: HookResult<H> }
  | { readonly kind: 'returned-error'; readonly error: unknown }
  | { readonly kind: 'crashed' | 'timed-out' | 'passed-over'; readonly error: HookError };

/** How a call ended that is no transform, and why where it did not go well. */
export function endOf(result: CallResult<HookName>): [outcome: CallOutcome, error: unknown] {
  if (result.kind === 'returned') return ['answered', undefined];
  return [result.kind === 'returned-error' ? 'failed' : result.kind, result.error];
}

/** Hooks whose last result is an error: for them a rejection can be the plugin's own answer. */
const returnsError = new Set<string>(
  Object.values(hookMethods)
    .filter((method) => ['error', '*model.AppError'].includes(method.results.at(-1) ?? ''))
    .map((method) => method.name),
);

/** One call of one hook of one plugin: deadline, breaker, figures, log line, trace. Every kind of hook is built on it. */
export class HookCaller {
  readonly #policies: HookPolicies;
  readonly #settings: () => HookSettings;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #onTrace: HookCallerOptions['onTrace'];
  readonly #onPassedOver: HookCallerOptions['onPassedOver'];
  readonly #slots = new HookSlots();
  readonly #traces = new TraceRing();

  constructor(options: HookCallerOptions) {
    this.#policies = options.policies ? { ...hookPolicies, ...options.policies } : hookPolicies;
    this.#settings = options.settings ?? (() => NO_HOOK_SETTINGS);
    this.#logger = options.logger;
    this.#clock = options.clock;
    this.#onTrace = options.onTrace;
    this.#onPassedOver = options.onPassedOver;
  }

  policy(hook: HookName): HookPolicy {
    return this.#policies[hook];
  }

  /** The administrator's for this plugin, or the contract's. */
  failurePolicy(pluginId: string, hook: HookName): FailurePolicy {
    return this.#settings().policies[pluginId]?.[hook] ?? this.#policies[hook].onFailure;
  }

  /** The plugins without whose answer the administrator lets nothing pass this hook. */
  demanded(hook: HookName): string[] {
    const { policies } = this.#settings();
    return Object.keys(policies).filter((id) => policies[id]?.[hook] === 'closed');
  }

  /** Milliseconds to hand to {@link note} as the start of what was called. */
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
    const { breaker } = this.#slots.of(target, hook);
    const { deadlineMs: contractMs, kind } = this.#policies[hook];
    const debugging = target.debugging === true;
    // What one plugin is told of its own life is said again by nobody, and holds up nobody else.
    const spared = debugging || kind === 'lifecycle';
    if (!spared && !breaker.allows(this.#clock.now()))
      return { kind: 'passed-over', error: passedOver(target.pluginId, hook) };
    try {
      const deadlineMs = debugging ? 0 : (this.#settings().deadlinesMs[hook] ?? contractMs);
      const value = await callWithDeadline(target, hook, args, deadlineMs, this.#clock, signal);
      this.#answered(target, hook);
      return { kind: 'returned', value };
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw error;
      if (error instanceof HookError && error.code === 'hook.timed_out') {
        const opened = !spared && breaker.timedOut(this.#clock.now());
        this.#warn(target, hook, opened ? `${error.message} It is passed over for a while.` : error.message);
        if (opened) this.#onPassedOver?.(target.pluginId, hook);
        return { kind: 'timed-out', error };
      }
      if (!(error instanceof HookCallError) && returnsError.has(hook)) {
        this.#answered(target, hook);
        return { kind: 'returned-error', error };
      }
      const failure = crashed(target.pluginId, hook, error);
      this.#warn(target, hook, failure.message);
      return { kind: 'crashed', error: failure };
    }
  }

  /**
   * Counts a call and, where it is wanted, remembers it. `before` and `after` are the arguments of a transform, the same
   * object when nothing was replaced.
   */
  note(
    target: HookTarget,
    hook: HookName,
    startedAt: number,
    outcome: CallOutcome,
    before: readonly unknown[],
    after: readonly unknown[] = before,
    reason?: unknown,
  ): void {
    const durationMs = this.#clock.elapsed() - startedAt;
    this.#slots.of(target, hook).counter.add(outcome, durationMs);
    const keeping = this.#settings().traceHooks;
    if (!keeping && !this.#onTrace) return;
    const replaced = before === after ? -1 : before.findIndex((argument, index) => argument !== after[index]);
    const postId = postIdOf(hook, before);
    const trace: HookTrace = {
      hook,
      pluginId: target.pluginId,
      startedAt: this.#clock.now() - durationMs,
      durationMs,
      outcome,
      changed: replaced < 0 ? [] : changedFields(before[replaced], after[replaced]),
      requestId: (before[0] as { RequestId?: string } | undefined)?.RequestId,
      ...(postId ? { postId } : {}),
      ...(reason === undefined ? {} : { reason: textOf(reason) }),
    };
    this.#onTrace?.(trace);
    if (keeping) this.#traces.add(trace, before[0], postId);
  }

  /** Something has happened to a post: the traces of what plugins said to it before it had an id get that id. */
  happened(hook: HookName, args: readonly unknown[]): void {
    if (!this.#settings().traceHooks) return;
    const postId = postIdOf(hook, args);
    if (postId) this.#traces.named(args[0], postId);
  }

  /** Nothing while traces are switched off; what there was is forgotten then. */
  traces(query: TraceQuery): HookTrace[] {
    if (!this.#settings().traceHooks) this.#traces.clear();
    return this.#traces.find(query);
  }

  figures(pluginId: string): HookFigures[] {
    return this.#slots.figures(pluginId);
  }

  passedOver(target: HookTarget): HookName[] {
    return this.#slots.passedOver(target);
  }

  forget(pluginId: string): void {
    this.#slots.forget(pluginId);
  }

  #answered(target: HookTarget, hook: HookName): void {
    if (!this.#slots.of(target, hook).breaker.answered()) return;
    this.#logger.info(`${hook} of plugin ${target.pluginId} answers again, and is asked again.`, {
      plugin_id: target.pluginId,
      hook,
    });
    this.#onPassedOver?.(target.pluginId, hook);
  }

  #warn(target: HookTarget, hook: HookName, message: string): void {
    this.#logger.warn(message, { plugin_id: target.pluginId, hook });
  }
}
