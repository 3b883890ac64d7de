import type { Logger } from '../logger.ts';
import type { After } from './after.ts';

export interface SweepOptions {
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
  /** What the log says when the work fails; it is done again the next time. */
  readonly failed: string;
  readonly after: After;
  readonly logger: Logger;
}

/** Does something from time to time, never twice at once, until it is stopped. */
export class Sweep {
  readonly #options: SweepOptions;
  #cancel: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: SweepOptions) {
    this.#options = options;
    this.#wait();
  }

  /** No work begins after this; resolves when what runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  #wait(): void {
    if (this.#stopped) return;
    this.#cancel = this.#options.after(this.#options.everyMs, () => {
      this.#running = this.#sweep().finally(() => this.#wait());
    });
  }

  async #sweep(): Promise<void> {
    try {
      await this.#options.work();
    } catch (error) {
      this.#options.logger.error(this.#options.failed, {
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
