/** Lets so many things through in a span of time, counted for each key; what is over is refused until the span is over. */
export class RateLimit {
  readonly #most: number;
  readonly #perMs: number;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #until = 0;

  /** @param now milliseconds of any clock that goes forward */
  constructor({ most, perMs }: { most: number; perMs: number }, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#perMs = perMs;
    this.#now = now;
  }

  allows(key: string): boolean {
    const now = this.#now();
    // All spans end together, so that nothing is kept of who went away.
    if (now >= this.#until) {
      this.#counts = new Map();
      this.#until = now + this.#perMs;
    }
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.#most) return false;
    this.#counts.set(key, count + 1);
    return true;
  }
}
