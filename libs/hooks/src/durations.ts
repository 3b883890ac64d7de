/** The upper end of the first bucket, in milliseconds. */
const FIRST_MS = 0.05;
/** Buckets for each doubling of time. */
const PER_DOUBLING = 4;
/** Up to about fourteen minutes; what takes longer counts as that. */
const BUCKETS = 24 * PER_DOUBLING;

/** How long calls took, in buckets that grow by a fifth: a fixed size, an addition for each call. */
export class Durations {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;

  add(ms: number): void {
    const bucket = ms <= FIRST_MS ? 0 : Math.ceil(Math.log2(ms / FIRST_MS) * PER_DOUBLING);
    const at = Math.min(bucket, BUCKETS - 1);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.#total += 1;
  }

  /** The time that `share` (0 to 1) of the calls did not exceed, in milliseconds, a fifth too much at most; 0 without calls. */
  quantile(share: number): number {
    let left = share * this.#total;
    if (left <= 0) return 0;
    for (const [bucket, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return rounded(FIRST_MS * 2 ** (bucket / PER_DOUBLING));
    }
    return rounded(FIRST_MS * 2 ** ((BUCKETS - 1) / PER_DOUBLING));
  }
}

/** To two places: what a bucket says is no more exact. */
const rounded = (ms: number): number => Math.round(ms * 100) / 100;
