/** Timeouts in a row after which a hook of a plugin is no longer asked. */
export const BREAKER_TIMEOUTS = 3;
/** How long it is then left alone before one call tries again, in milliseconds. */
export const BREAKER_COOL_DOWN_MS = 30_000;

/** Keeps one hook of one plugin from making every operation wait for its deadline. */
export class Breaker {
  #timeouts = 0;
  #closedAgainAt = 0;

  /** Whether the plugin is passed over, a call that tries again apart. */
  get open(): boolean {
    return this.#timeouts >= BREAKER_TIMEOUTS;
  }

  /** Whether the hook may be asked. After the cool-down one caller gets a yes, the others wait for how it goes. */
  allows(now: number): boolean {
    if (!this.open) return true;
    if (now < this.#closedAgainAt) return false;
    this.#closedAgainAt = now + BREAKER_COOL_DOWN_MS;
    return true;
  }

  /** True when this answer is the one that closes it again. */
  answered(): boolean {
    const was = this.open;
    this.#timeouts = 0;
    return was;
  }

  /** True when this timeout is the one that opens the breaker. */
  timedOut(now: number): boolean {
    this.#timeouts += 1;
    if (!this.open) return false;
    this.#closedAgainAt = now + BREAKER_COOL_DOWN_MS;
    return this.#timeouts === BREAKER_TIMEOUTS;
  }
}
