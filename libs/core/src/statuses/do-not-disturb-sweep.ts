import type { After } from '../kv/expired-values-sweep.ts';
import type { Logger } from '../logger.ts';
import type { StatusService } from './status.service.ts';

/** Ends are cut to the minute, so once a minute is often enough. */
export const DND_SWEEP_EVERY_MS = 60_000;

/** Ends do-not-disturb where its time is over, once a minute, until it is stopped. */
export class DoNotDisturbSweep {
  readonly #statuses: Pick<StatusService, 'endDoNotDisturb'>;
  readonly #after: After;
  readonly #logger: Logger;
  #cancel: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(statuses: Pick<StatusService, 'endDoNotDisturb'>, after: After, logger: Logger) {
    this.#statuses = statuses;
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
    this.#cancel = this.#after(DND_SWEEP_EVERY_MS, () => {
      this.#running = this.#statuses
        .endDoNotDisturb()
        .catch((error: unknown) =>
          this.#logger.error('Do-not-disturb could not be ended; it is tried again later', {
            error: String(error),
          }),
        )
        .finally(() => this.#wait());
    });
  }
}
