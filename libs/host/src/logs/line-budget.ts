import type { Clock } from '@patchbay/hooks';

/** For how long lines are counted together, in milliseconds. */
const PERIOD_MS = 1_000;

/** Lets so many lines a second through and counts the others, which are told of once when the second is over. */
export class LineBudget {
  readonly #clock: Clock;
  readonly #limit: () => number;
  readonly #onDropped: (count: number) => void;
  #startedAt = -PERIOD_MS;
  #lines = 0;
  #passed = 0;
  #dropped = 0;
  /** Lines in the second before the one that runs. */
  #before = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, limit: () => number, onDropped: (count: number) => void) {
    this.#clock = clock;
    this.#limit = limit;
    this.#onDropped = onDropped;
  }

  /** Lines in the last second that is over, those that were dropped too. */
  get linesPerSecond(): number {
    const age = this.#clock.elapsed() - this.#startedAt;
    if (age < PERIOD_MS) return this.#before;
    return age < 2 * PERIOD_MS ? this.#lines : 0;
  }

  /** Counts a line; whether it may pass, which only one that is `wanted` may. */
  take(wanted: boolean): boolean {
    const now = this.#clock.elapsed();
    if (now - this.#startedAt >= PERIOD_MS) {
      this.settle();
      this.#before = now - this.#startedAt < 2 * PERIOD_MS ? this.#lines : 0;
      this.#startedAt = now;
      this.#lines = 0;
      this.#passed = 0;
    }
    this.#lines += 1;
    if (!wanted) return false;
    if (this.#passed < this.#limit()) {
      this.#passed += 1;
      return true;
    }
    this.#dropped += 1;
    this.#cancel ??= this.#clock.after(PERIOD_MS - (now - this.#startedAt), () => {
      this.settle();
    });
    return false;
  }

  /** Tells now of what was dropped. */
  settle(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const dropped = this.#dropped;
    this.#dropped = 0;
    if (dropped > 0) this.#onDropped(dropped);
  }
}
