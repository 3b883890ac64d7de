import type { Config } from '@patchbay/contract';
import type { Logger } from '../logger.ts';

export interface ConfigChange {
  readonly before: Config;
  readonly after: Config;
  /** The host changed the rows of its plugins itself, so it knows already what should run. */
  readonly byHost: boolean;
}

export type ConfigListener = (change: ConfigChange) => void | Promise<void>;

/** Those who hear of changes of the configuration: one change after the other, and no failure of one stops another. */
export class ConfigListeners {
  readonly #listeners = new Set<ConfigListener>();
  readonly #logger: Logger;
  #told: Promise<void> = Promise.resolve();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Returns the way to stop listening. */
  add(listener: ConfigListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when all have heard of every change so far. */
  settled(): Promise<void> {
    return this.#told;
  }

  tell(change: ConfigChange): void {
    for (const listener of this.#listeners)
      this.#told = this.#told.then(async () => {
        try {
          await listener(change);
        } catch (error) {
          this.#logger.error('A listener of the configuration failed', { error: String(error) });
        }
      });
  }
}
