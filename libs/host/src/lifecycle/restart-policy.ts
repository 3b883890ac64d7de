/** The failure with which a plugin is given up, counted within the window (contract: management §6). */
export const RESTART_LIMIT = 3;
/** In milliseconds. */
export const RESTART_WINDOW_MS = 60 * 60 * 1000;
/** Wait before the first and the second restart, in milliseconds. Mattermost restarts at once. */
export const RESTART_BACK_OFF_MS: readonly number[] = [3_000, 15_000];

/** Remembers when a plugin failed and says when to try again. */
export class RestartPolicy {
  #failures: number[] = [];

  /** Failures within the window that ends at `now`. */
  countAt(now: number): number {
    return this.#within(now).length;
  }

  /** Milliseconds to wait before the next start; undefined when there is to be none. */
  failed(now: number): number | undefined {
    this.#failures = [...this.#within(now), now];
    if (this.#failures.length >= RESTART_LIMIT) return undefined;
    return RESTART_BACK_OFF_MS[this.#failures.length - 1];
  }

  /** What an administrator starts by hand starts with a clean slate. */
  forget(): void {
    this.#failures = [];
  }

  #within(now: number): number[] {
    return this.#failures.filter((then) => now - then < RESTART_WINDOW_MS);
  }
}
