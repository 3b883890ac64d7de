import type { Clock } from '../clock.ts';

/** How long a client may send the same post again and gets the first one back, in ms. */
const REMEMBERED_MS = 30_000;
const KEPT = 1_000;

/** Posts by their `pending_post_id`, so that one sent twice over a bad line is created once. */
export class RecentPosts {
  readonly #clock: Clock;
  readonly #known = new Map<string, { result: Promise<string>; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What became, or is becoming, of the first call for a key: the id it creates. */
  find(key: string): Promise<string> | undefined {
    const known = this.#known.get(key);
    return known && known.until > this.#clock.now() ? known.result : undefined;
  }

  remember(key: string, result: Promise<string>): void {
    this.#known.set(key, { result, until: this.#clock.now() + REMEMBERED_MS });
    result.catch(() => this.#known.delete(key));
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value ?? '');
  }
}
