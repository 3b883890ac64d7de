import type { Clock } from '@patchbay/hooks';
import { RESTART_LIMIT, RestartPolicy } from './restart-policy.ts';

/** What follows a failure, in words, and whether it is the end. */
export interface Plan {
  readonly next: string;
  readonly gaveUp: boolean;
}

/** How a plugin that failed comes back: the failures that count, and the countdown to the next try. */
export class Comeback {
  readonly #clock: Clock;
  readonly #restart: () => void;
  readonly #policy = new RestartPolicy();
  #cancel: (() => void) | undefined;
  #at = 0;
  #isTry = false;

  /** `restart` is called when the wait is over. */
  constructor(clock: Clock, restart: () => void) {
    this.#clock = clock;
    this.#restart = restart;
  }

  /** When it is started again, in milliseconds since 1970; 0 when it is not. */
  get at(): number {
    return this.#at;
  }

  /** Failures that count against it. */
  get failures(): number {
    return this.#policy.countAt(this.#clock.now());
  }

  /** Counts a failure. Without health checks nothing is started again by itself, as in Mattermost. */
  plan(healthChecks: boolean): Plan {
    if (!healthChecks)
      return {
        next: 'Health checks are off (PluginSettings.EnableHealthCheck), so it is not started again. Enable it to start it.',
        gaveUp: true,
      };
    const delayMs = this.#policy.failed(this.#clock.now());
    if (delayMs === undefined)
      return {
        next: `That was failure ${String(RESTART_LIMIT)} within an hour, so it stays down. Enable it to try again.`,
        gaveUp: true,
      };
    this.#at = this.#clock.now() + delayMs;
    this.#cancel = this.#clock.after(delayMs, () => {
      this.halt();
      this.#isTry = true;
      this.#restart();
    });
    return {
      next: `It is started again in ${String(delayMs / 1000)} s, try ${String(this.failures)} of ${String(RESTART_LIMIT - 1)}.`,
      gaveUp: false,
    };
  }

  /** Ends the countdown; whether the start that is about to happen is the one that it was for. */
  halt(): boolean {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#at = 0;
    const wasTry = this.#isTry;
    this.#isTry = false;
    return wasTry;
  }

  /** An administrator has stepped in: failures of before no longer count. */
  forget(): void {
    this.halt();
    this.#policy.forget();
  }
}
