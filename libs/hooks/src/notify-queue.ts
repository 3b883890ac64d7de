/** What a full queue throws away. */
export type WhenFull = 'drop-oldest' | 'drop-newest';

export interface NotifyQueueOptions<T> {
  /** Entries that may wait; those already started do not count. */
  readonly limit: number;
  readonly whenFull: WhenFull;
  /** Entries that may be under way at once. They always start in order. */
  readonly concurrency: number;
  /** Handles one entry; must not reject. */
  run(entry: T): Promise<void>;
  dropped(entry: T): void;
  /** Called whenever nothing waits and nothing is under way. */
  idle(): void;
}

/** A bounded queue in front of one hook of one plugin, so that a slow plugin costs memory up to a limit and no time. */
export class NotifyQueue<T> {
  readonly #options: NotifyQueueOptions<T>;
  #waiting: T[] = [];
  #underWay = 0;
  #scheduled = false;

  constructor(options: NotifyQueueOptions<T>) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#waiting.length > 0 || this.#underWay > 0;
  }

  push(entry: T): void {
    if (this.#waiting.length >= this.#options.limit) {
      if (this.#options.whenFull === 'drop-newest') {
        this.#options.dropped(entry);
        return;
      }
      const oldest = this.#waiting.shift();
      if (oldest !== undefined) this.#options.dropped(oldest);
    }
    this.#waiting.push(entry);
    this.#schedule();
  }

  /** Forgets what waits, for a plugin that is gone; returns what that was. */
  clear(): T[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Not at once: whoever notifies answers its own caller first.
    setImmediate(() => {
      this.#scheduled = false;
      this.#startWhatMay();
    });
  }

  #startWhatMay(): void {
    while (this.#underWay < this.#options.concurrency) {
      const entry = this.#waiting.shift();
      if (entry === undefined) break;
      this.#underWay += 1;
      void this.#options.run(entry).finally(() => {
        this.#underWay -= 1;
        this.#startWhatMay();
      });
    }
    if (!this.busy) this.#options.idle();
  }
}
