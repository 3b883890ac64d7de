import type { HookName } from '@patchbay/contract';
import { Durations } from './durations.ts';
import type { CallOutcome } from './trace.ts';

/** How one hook of one plugin has done since the server started, over restarts of the plugin. */
export interface HookFigures {
  readonly hook: HookName;
  /** Calls that reached the plugin, whatever came of them. */
  readonly calls: number;
  /** Of these, those without an answer: the process ended, the answer could not be read, or it took too long. */
  readonly failures: number;
  /** Of these, those that took too long. */
  readonly timeouts: number;
  /** Calls that were not made because the breaker was open. */
  readonly passedOver: number;
  /** Events that a full queue, or the end of the plugin, threw away. */
  readonly dropped: number;
  /** Half of the calls took no longer, in milliseconds; at most a fifth too much. */
  readonly p50Ms: number;
  /** As {@link p50Ms}, for 95 of 100. */
  readonly p95Ms: number;
}

/** Counts the calls of one hook of one plugin. */
export class HookCounter {
  readonly #hook: HookName;
  readonly #durations = new Durations();
  #calls = 0;
  #failures = 0;
  #timeouts = 0;
  #passedOver = 0;
  #dropped = 0;

  constructor(hook: HookName) {
    this.#hook = hook;
  }

  add(outcome: CallOutcome, durationMs: number): void {
    if (outcome === 'passed-over') this.#passedOver += 1;
    else if (outcome === 'dropped') this.#dropped += 1;
    else if (outcome !== 'not-active') {
      this.#calls += 1;
      this.#durations.add(durationMs);
      if (outcome === 'timed-out') this.#timeouts += 1;
      if (outcome === 'timed-out' || outcome === 'crashed') this.#failures += 1;
    }
  }

  figures(): HookFigures {
    return {
      hook: this.#hook,
      calls: this.#calls,
      failures: this.#failures,
      timeouts: this.#timeouts,
      passedOver: this.#passedOver,
      dropped: this.#dropped,
      p50Ms: this.#durations.quantile(0.5),
      p95Ms: this.#durations.quantile(0.95),
    };
  }
}

/** The counters of every plugin, by id, so that they outlive its process. */
export class HookCounters {
  readonly #byPlugin = new Map<string, Map<HookName, HookCounter>>();

  of(pluginId: string, hook: HookName): HookCounter {
    let byHook = this.#byPlugin.get(pluginId);
    if (!byHook) this.#byPlugin.set(pluginId, (byHook = new Map()));
    let counter = byHook.get(hook);
    if (!counter) byHook.set(hook, (counter = new HookCounter(hook)));
    return counter;
  }

  /** By hook, in the order of the alphabet. */
  figures(pluginId: string): HookFigures[] {
    const counters = [...(this.#byPlugin.get(pluginId)?.values() ?? [])];
    return counters.map((counter) => counter.figures()).sort((a, b) => (a.hook < b.hook ? -1 : 1));
  }

  forget(pluginId: string): void {
    this.#byPlugin.delete(pluginId);
  }
}
