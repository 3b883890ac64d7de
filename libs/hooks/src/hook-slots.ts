import type { HookName } from '@patchbay/contract';
import { Breaker } from './breaker.ts';
import { HookCounters } from './hook-figures.ts';
import type { HookCounter, HookFigures } from './hook-figures.ts';
import type { HookTarget } from './hook-target.ts';

/** What is kept of one hook of one run of a plugin. */
export interface HookSlot {
  readonly breaker: Breaker;
  readonly counter: HookCounter;
}

/** The slots of every active plugin. One that is started again is a new target: a new breaker, the same counter. */
export class HookSlots {
  readonly #byTarget = new WeakMap<HookTarget, Map<HookName, HookSlot>>();
  readonly #counters = new HookCounters();

  of(target: HookTarget, hook: HookName): HookSlot {
    let byHook = this.#byTarget.get(target);
    if (!byHook) this.#byTarget.set(target, (byHook = new Map()));
    let slot = byHook.get(hook);
    if (!slot) {
      slot = { breaker: new Breaker(), counter: this.#counters.of(target.pluginId, hook) };
      byHook.set(hook, slot);
    }
    return slot;
  }

  /** Hooks of a target that are not asked for now. */
  passedOver(target: HookTarget): HookName[] {
    const slots = [...(this.#byTarget.get(target) ?? [])];
    return slots.filter(([, { breaker }]) => breaker.open).map(([hook]) => hook);
  }

  figures(pluginId: string): HookFigures[] {
    return this.#counters.figures(pluginId);
  }

  forget(pluginId: string): void {
    this.#counters.forget(pluginId);
  }
}
