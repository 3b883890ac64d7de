import { hookPolicies } from '@patchbay/contract';
import type { HookArgs, HookName, HookResult } from '@patchbay/contract';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { ConfigurationNotices } from './configuration-notices.ts';
import { needed, notActive, textOf } from './errors.ts';
import { endOf, HookCaller } from './hook-caller.ts';
import type { HookPolicies } from './hook-caller.ts';
import type { HookFigures } from './hook-figures.ts';
import type { HookSettings } from './hook-settings.ts';
import type { HookTarget } from './hook-target.ts';
import type { Logger } from './logger.ts';
import { Notifier } from './notifier.ts';
import type { Collected, Fold, TransformResult } from './outcome.ts';
import type { HookTrace, TraceQuery } from './trace.ts';

export interface HookDispatcherOptions {
  /** The active plugins: the administrator's order first, then by plugin id. A changed list is a new array. */
  targets(): readonly HookTarget[];
  /** Instead of the contract's own, per hook. */
  readonly policies?: Partial<HookPolicies>;
  /** What the administrator chose. */
  readonly settings?: () => HookSettings;
  /** Whether a plugin should run and answer hooks now; what is not expected is not missed. Nothing is when left out. */
  readonly isExpected?: (pluginId: string) => boolean;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly onTrace?: (trace: HookTrace) => void;
  /** A breaker has opened or closed: {@link HookDispatcher.passedOver} says something else now. */
  readonly onPassedOver?: (pluginId: string, hook: HookName) => void;
}

export interface CallOptions {
  /** Fires when the caller is gone; the call then rejects with its reason. */
  readonly signal?: AbortSignal;
}

export interface TransformOptions<H extends HookName = HookName> extends CallOptions {
  /** Plugins that guard what this is about: asked last, and nothing passes without them (contract: server-plugins §3). */
  readonly guards?: readonly string[];
  /** What one plugin is given, made anew for each: one that fails half way has used up the streams among them. */
  readonly forEach?: (args: HookArgs<H>) => HookArgs<H>;
}

/** Calls the hooks of every active plugin, as the kind of each hook wants it. Knows no transport. */
export class HookDispatcher {
  readonly #targets: () => readonly HookTarget[];
  readonly #isExpected: (pluginId: string) => boolean;
  readonly #caller: HookCaller;
  readonly #notifier: Notifier;
  readonly #configuration: ConfigurationNotices;

  constructor(options: HookDispatcherOptions) {
    const { logger, clock = systemClock } = options;
    this.#targets = () => options.targets();
    this.#isExpected = (pluginId) => options.isExpected?.(pluginId) ?? false;
    this.#caller = new HookCaller({ ...options, clock });
    this.#notifier = new Notifier(this.#caller, this.#targets, logger);
    const tell = (target: HookTarget) => this.#tellOfConfiguration(target, logger);
    const isActive = (target: HookTarget) => this.#targets().includes(target);
    this.#configuration = new ConfigurationNotices({ tell, isActive, clock, logger });
  }

  /** Whether any active plugin listens; for callers that would have to prepare arguments. */
  isWanted(hook: HookName): boolean {
    return this.#targets().some((target) => target.implements(hook));
  }

  /**
   * Asks every plugin in order; each sees what the one before made of it, and the first that says no ends it.
   * A plugin that crashes, or gives no answer in time, is left out under the policy "open" and ends the
   * operation under "closed". So does one that should run and does not, where the administrator chose "closed" for it.
   * Guards come last, by id, and are "closed" whatever anybody chose.
   */
  async transform<H extends HookName>(
    hook: H,
    args: HookArgs<H>,
    fold: Fold<H>,
    options?: TransformOptions<H>,
  ): Promise<TransformResult<H>> {
    const guards = options?.guards ?? NOBODY;
    const targets = this.#targets();
    const absent = this.#absent(hook, targets, guards);
    if (absent !== undefined) {
      const guard = guards.includes(absent);
      return { outcome: 'not-active', pluginId: absent, error: needed(absent, hook), guard };
    }
    let current = args;
    for (const target of guards.length === 0 ? targets : guardsLast(targets, guards)) {
      if (!target.implements(hook)) continue;
      const startedAt = this.#caller.startedAt();
      if (options?.forEach) current = options.forEach(current);
      const result = await this.#caller.call(target, hook, current, options?.signal);
      const asked = current as readonly unknown[];
      if (result.kind === 'returned') {
        const verdict = fold(result.value, current);
        if (verdict.kind === 'replaced') current = verdict.args;
        const after = current as readonly unknown[];
        const reason = verdict.kind === 'rejected' ? verdict.reason : undefined;
        this.#caller.note(target, hook, startedAt, verdict.kind, asked, after, reason);
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
        this.#caller.note(target, hook, startedAt, 'rejected', asked, asked, error);
        return { outcome: 'rejected', pluginId: target.pluginId, reason: textOf(error), error };
      }
      this.#caller.note(target, hook, startedAt, result.kind, asked, asked, error);
      const guard = guards.includes(target.pluginId);
      if (guard || this.#caller.failurePolicy(target.pluginId, hook) === 'closed')
        return { outcome: result.kind, pluginId: target.pluginId, error: result.error, guard };
    }
    return { outcome: current === args ? 'approved' : 'replaced', args: current };
  }

  /**
   * Tells every plugin, after the caller has gone on. The arguments belong to the dispatcher from here on: whoever
   * wants to change them passes a copy.
   */
  notify<H extends HookName>(hook: H, args: HookArgs<H>): void {
    this.#caller.happened(hook, args as readonly unknown[]);
    this.#notifier.notify(hook, args);
  }

  /**
   * Tells every plugin that the configuration has changed, each for itself and one call at a time. Resolves when those
   * that listen have answered or run out of time; nobody who saves settings should wait for that.
   */
  async configurationChanged(): Promise<void> {
    const listening = this.#targets().filter((target) => target.implements('OnConfigurationChange'));
    await Promise.all(listening.map((target) => this.#configuration.changed(target)));
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

  /** What plugins did, oldest first: the newest calls, bounded in number and size, while `traceHooks` is set. */
  traces(query: TraceQuery = {}): HookTrace[] {
    return this.#caller.traces(query);
  }

  /** How each hook of a plugin has done since the server started. */
  figures(pluginId: string): HookFigures[] {
    return this.#caller.figures(pluginId);
  }

  /** The hooks that an active plugin has; none of one that is not active. */
  implementedBy(pluginId: string): HookName[] {
    const target = this.#targets().find((candidate) => candidate.pluginId === pluginId);
    const hooks = Object.keys(hookPolicies) as HookName[];
    return target ? hooks.filter((hook) => target.implements(hook)) : [];
  }

  /** Hooks of an active plugin that are not asked for now, since they timed out repeatedly. */
  passedOver(pluginId: string): HookName[] {
    const target = this.#targets().find((candidate) => candidate.pluginId === pluginId);
    return target ? this.#caller.passedOver(target) : [];
  }

  /** Forgets the figures of a plugin that was removed. */
  forget(pluginId: string): void {
    this.#caller.forget(pluginId);
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
    const [outcome, error] = endOf(result);
    this.#caller.note(target, hook, startedAt, outcome, asked, asked, error);
    if (result.kind === 'returned') return result.value;
    throw error;
  }
  /** A plugin that must be asked, and cannot be. */
  #absent(hook: HookName, targets: readonly HookTarget[], guards: readonly string[]): string | undefined {
    const isActive = (id: string): boolean => targets.some((target) => target.pluginId === id);
    return (
      [...guards].sort().find((id) => !isActive(id)) ??
      this.#caller.demanded(hook).find((id) => !isActive(id) && this.#isExpected(id))
    );
  }

  async #tellOfConfiguration(target: HookTarget, logger: Logger): Promise<void> {
    const startedAt = this.#caller.startedAt();
    const result = await this.#caller.call(target, 'OnConfigurationChange', []);
    const [outcome, error] = endOf(result);
    this.#caller.note(target, 'OnConfigurationChange', startedAt, outcome, [], [], error);
    if (result.kind !== 'returned-error') return;
    const fields = { plugin_id: target.pluginId, hook: 'OnConfigurationChange' };
    logger.error(`OnConfigurationChange failed: ${textOf(error)}`, fields);
  }
}

const NOBODY: readonly string[] = [];

function guardsLast(targets: readonly HookTarget[], guards: readonly string[]): HookTarget[] {
  const guarding = targets.filter(({ pluginId }) => guards.includes(pluginId));
  const others = targets.filter((target) => !guarding.includes(target));
  return [...others, ...guarding.sort((a, b) => (a.pluginId < b.pluginId ? -1 : 1))];
}
