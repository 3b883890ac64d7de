import type { ChatHooks } from '@patchbay/hooks';
import { silentHooks } from './silent-hooks.ts';

/** The way from the rules to the plugins; the host attaches itself once it is there. */
export class AttachedHooks {
  #hooks: ChatHooks = silentHooks;

  get ask(): ChatHooks {
    return this.#hooks;
  }

  attach(hooks: ChatHooks): void {
    this.#hooks = hooks;
  }
}
