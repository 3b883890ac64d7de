import type { HookName } from '@patchbay/contract';
import { Breaker } from './breaker.ts';
import type { HookTarget } from './hook-target.ts';

/** The breakers of every active plugin. A plugin that is started again is a new target, so it starts afresh. */
export class Breakers {
  readonly #byTarget = new WeakMap<HookTarget, Map<HookName, Breaker>>();

  of(target: HookTarget, hook: HookName): Breaker {
    let byHook = this.#byTarget.get(target);
    if (!byHook) this.#byTarget.set(target, (byHook = new Map()));
    let breaker = byHook.get(hook);
    if (!breaker) byHook.set(hook, (breaker = new Breaker()));
    return breaker;
  }
}
