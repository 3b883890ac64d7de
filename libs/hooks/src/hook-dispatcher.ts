import type { HookArgs, HookName, HookResult } from '@patchbay/contract';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { notActive, textOf } from './errors.ts';
import { HookCaller } from './hook-caller.ts';
import type { HookPolicies } from './hook-caller.ts';
import type { HookTarget } from './hook-target.ts';
import type { Logger } from './logger.ts';
import { Notifier } from './notifier.ts';
import type { Collected, Fold, TransformResult } from './outcome.ts';
import type { HookTrace } from './trace.ts';

export interface HookDispatcherOptions {
  /** The active plugins: the administrator's order first, then by plugin id. A changed list is a new array. */
  targets(): readonly HookTarget[];
  /** Instead of the contract's own, per hook. */
  readonly policies?: Partial<HookPolicies>;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly onTrace?: (trace: HookTrace) => void;
}

export interface CallOptions {
  /** Fires when the caller is gone; the call then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** Calls the hooks of every active plugin, as the kind of each hook wants it. Knows no transport. */
export class HookDispatcher {
  readonly #targets: () => readonly HookTarget[];
  readonly #caller: HookCaller;
  readonly #notifier: Notifier;

  constructor(options: HookDispatcherOptions) {
    this.#targets = () => options.targets();
    this.#caller = new HookCaller({ ...options, clock: options.clock ?? systemClock });
    this.#notifier = new Notifier(this.#caller, this.#targets, options.logger);
  }

  /** Whether any active plugin listens; for callers that would have to prepare arguments. */
  isWanted(hook: HookName): boolean {
    return this.#targets().some((target) => target.implements(hook));
  }

  /**
   * Asks every plugin in order; each sees what the one before made of it, and the first that says no ends it.
   * A plugin that crashes, or gives no answer in time, is left out under the policy "open" and ends the
   * operation under "closed".
   */
  async transform<H extends HookName>(
    hook: H,
    args: HookArgs<H>,
    fold: Fold<H>,
    options?: CallOptions,
  ): Promise<TransformResult<H>> {
    let current = args;
    for (const target of this.#targets()) {
      if (!target.implements(hook)) continue;
      const startedAt = this.#caller.startedAt();
      const result = await this.#caller.call(target, hook, current, options?.signal);
      const asked = current as readonly unknown[];
      if (result.kind === 'returned') {
        const verdict = fold(result.value, current);
        if (verdict.kind === 'replaced') current = verdict.args;
        const after = current as readonly unknown[];
        const reason = verdict.kind === 'rejected' ? verdict.reason : undefined;
        this.#caller.trace(target, hook, startedAt, verdict.kind, asked, after, reason);
        if (verdict.kind === 'rejected') {
          return {
            outcome: 'rejected',
            pluginId: target.pluginId,
            reason: verdict.reason,
            error: verdict.error,
          };
        }
        continue;
      }
      const { error } = result;
      if (result.kind === 'returned-error') {
        this.#caller.trace(target, hook, startedAt, 'rejected', asked, asked, error);
        return { outcome: 'rejected', pluginId: target.pluginId, reason: textOf(error), error };
      }
      this.#caller.trace(target, hook, startedAt, result.kind, asked, asked, error);
      if (this.#caller.policy(hook).onFailure === 'closed') {
        return { outcome: result.kind, pluginId: target.pluginId, error: result.error };
      }
    }
    return { outcome: current === args ? 'approved' : 'replaced', args: current };
  }

  /**
   * Tells every plugin, after the caller has gone on. The arguments belong to the dispatcher from here on: whoever
   * wants to change them passes a copy.
   */
  notify<H extends HookName>(hook: H, args: HookArgs<H>): void {
    this.#notifier.notify(hook, args);
  }

  /** Asks every plugin at once and gathers the answers, in order. */
  async collect<H extends HookName>(
    hook: H,
    args: HookArgs<H>,
    options?: CallOptions,
  ): Promise<Collected<HookResult<H>>[]> {
    const asked = this.#targets().filter((target) => target.implements(hook));
    return Promise.all(
      asked.map(async (target): Promise<Collected<HookResult<H>>> => {
        try {
          return { pluginId: target.pluginId, ok: true, value: await this.#ask(target, hook, args, options) };
        } catch (error) {
          if (options?.signal?.aborted) throw error;
          return { pluginId: target.pluginId, ok: false, error };
        }
      }),
    );
  }

  /**
   * Asks one plugin. Throws what the hook returned as its error, or a HookError: `hook.not_active` when the plugin
   * is not there or does not implement the hook, `hook.crashed`, `hook.timed_out`, `hook.passed_over`.
   */
  async one<H extends HookName>(
    pluginId: string,
    hook: H,
    args: HookArgs<H>,
    options?: CallOptions,
  ): Promise<HookResult<H>> {
    const target = this.#targets().find((candidate) => candidate.pluginId === pluginId);
    if (!target?.implements(hook)) throw notActive(pluginId, hook);
    return this.#ask(target, hook, args, options);
  }

  /** Resolves when no notification waits or is under way. */
  drained(): Promise<void> {
    return this.#notifier.drained();
  }

  async #ask<H extends HookName>(
    target: HookTarget,
    hook: H,
    args: HookArgs<H>,
    options: CallOptions | undefined,
  ): Promise<HookResult<H>> {
    const startedAt = this.#caller.startedAt();
    const result = await this.#caller.call(target, hook, args, options?.signal);
    const asked = args as readonly unknown[];
    if (result.kind === 'returned') {
      this.#caller.trace(target, hook, startedAt, 'answered', asked);
      return result.value;
    }
    const outcome = result.kind === 'returned-error' ? 'failed' : result.kind;
    this.#caller.trace(target, hook, startedAt, outcome, asked, asked, result.error);
    throw result.error;
  }
}
