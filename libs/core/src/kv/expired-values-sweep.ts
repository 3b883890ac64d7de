import type { Logger } from '../logger.ts';
import type { KeyValueService } from './key-value.service.ts';

/** How often values that have expired are removed. Until then nobody sees them; they only take room. */
export const SWEEP_EVERY_MS = 600_000;

/** Runs `callback` once after a time; what it returns cancels it. */
export type After = (delayMs: number, callback: () => void) => () => void;

/** A timer that keeps no process alive. */
export const unheldTimer: After = (delayMs, callback) => {
  const timer = setTimeout(callback, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Removes plugins' values that have expired, from time to time, until it is stopped. */
export class ExpiredValuesSweep {
  readonly #values: Pick<KeyValueService, 'deleteExpired'>;
  readonly #after: After;
  readonly #logger: Logger;
  #cancel: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(values: Pick<KeyValueService, 'deleteExpired'>, after: After, logger: Logger) {
    this.#values = values;
    this.#after = after;
    this.#logger = logger;
    this.#wait();
  }

  /** No sweep begins after this; resolves when one that runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  #wait(): void {
    if (this.#stopped) return;
    this.#cancel = this.#after(SWEEP_EVERY_MS, () => {
      this.#running = this.#sweep().finally(() => this.#wait());
    });
  }

  async #sweep(): Promise<void> {
    try {
      await this.#values.deleteExpired();
    } catch (error) {
      this.#logger.error('Expired values of plugins could not be removed; it is tried again later', {
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
