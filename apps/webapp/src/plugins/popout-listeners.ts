import type { PopoutListener } from '@patchbay/registry';

/** Who wants to hear that a plugin's panel was opened in a window of its own: one listener per plugin. */
export class PopoutListeners {
  readonly #listeners = new Map<string, { registeredBy: string; listener: PopoutListener }>();

  set(registeredBy: string, pluginId: string, listener: PopoutListener): void {
    this.#listeners.set(pluginId, { registeredBy, listener });
  }

  /** The listener, and whose fault it is when it throws. */
  get(pluginId: string): { registeredBy: string; listener: PopoutListener } | undefined {
    return this.#listeners.get(pluginId);
  }

  /** Takes back what a plugin registered; upstream leaves it (contract: webapp §2.13). */
  forget(registeredBy: string): void {
    for (const [pluginId, entry] of [...this.#listeners]) {
      if (entry.registeredBy === registeredBy) {
        this.#listeners.delete(pluginId);
      }
    }
  }
}
