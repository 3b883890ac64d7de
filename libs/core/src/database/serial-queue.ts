import { AsyncLocalStorage } from 'node:async_hooks';
import { NestedTransactionError, WriteQueueTimeoutError } from '../errors.ts';

/** How long a write may wait for those before it, in ms. */
export const WRITE_QUEUE_DEADLINE_MS = 30_000;

/**
 * Runs one piece of work after the other. A piece that fails does not stop those behind it; one that is started from
 * inside another would wait for itself, so it is refused.
 */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();
  readonly #inside = new AsyncLocalStorage<{ running: boolean }>();
  readonly #deadlineMs: number;

  constructor(deadlineMs = WRITE_QUEUE_DEADLINE_MS) {
    this.#deadlineMs = deadlineMs;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.running) throw new NestedTransactionError();
    const before = this.#tail;
    let free: () => void = () => undefined;
    this.#tail = new Promise<void>((resolve) => (free = resolve));
    try {
      await this.#turn(before);
    } catch (error) {
      void before.then(free);
      throw error;
    }
    const state = { running: true };
    try {
      return await this.#inside.run(state, work);
    } finally {
      state.running = false;
      free();
    }
  }

  /** Resolves when everything queued so far is done. */
  async idle(): Promise<void> {
    await this.#tail;
  }

  async #turn(before: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new WriteQueueTimeoutError(this.#deadlineMs)), this.#deadlineMs);
    });
    try {
      await Promise.race([before, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
