import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import type { EntityManager } from 'typeorm';
import { NestedTransactionError, WriteQueueTimeoutError } from '../errors.ts';
import { WRITE_QUEUE_DEADLINE_MS } from './serial-queue.ts';
import type { WriteConnection } from './write-connection.ts';

/** Most units of work that are committed together. */
const MOST_TOGETHER = 64;
/** After this long, in ms, no further unit joins: those that are done wait for the commit. */
const TOGETHER_MS = 10;

interface Unit {
  readonly work: (tx: EntityManager) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly deadline: NodeJS.Timeout;
}

/**
 * Runs units of work one after the other, and commits those that were waiting together: each is all or nothing by a
 * savepoint of its own, and none is answered before the commit that holds it. A unit inside another is refused, since it
 * would wait for itself.
 */
export class WriteQueue {
  readonly #open: () => WriteConnection;
  readonly #deadlineMs: number;
  readonly #inside = new AsyncLocalStorage<{ running: boolean }>();
  readonly #waiting = new Set<Unit>();
  #running: Promise<void> | undefined;

  constructor(open: () => WriteConnection, deadlineMs = WRITE_QUEUE_DEADLINE_MS) {
    this.#open = open;
    this.#deadlineMs = deadlineMs;
  }

  run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.running) return Promise.reject(new NestedTransactionError());
    return new Promise<T>((resolve, reject) => {
      const deadline = setTimeout(() => {
        if (this.#waiting.delete(unit)) reject(new WriteQueueTimeoutError(this.#deadlineMs));
      }, this.#deadlineMs);
      const unit: Unit = { work, resolve: resolve as (value: unknown) => void, reject, deadline };
      this.#waiting.add(unit);
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when everything queued so far is done. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    // Whoever is called in the same turn joins the first group.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const before = this.#waiting.size;
      try {
        await this.#group();
      } catch (error) {
        // There is no transaction to be had: the first one says why, the next may have more luck.
        const [first] = this.#waiting;
        if (first && this.#waiting.size >= before) this.#take(first).reject(error);
      }
    }
    this.#running = undefined;
  }

  async #group(): Promise<void> {
    const connection = this.#open();
    const done: [Unit, unknown][] = [];
    await connection.begin();
    try {
      await this.#fill(connection, done);
      await connection.commit();
      for (const [unit, value] of done) unit.resolve(value);
    } catch (error) {
      await connection.rollback();
      for (const [unit] of done) unit.reject(error);
    } finally {
      await connection.release();
    }
  }

  /** Runs who is waiting; throws when nothing of the transaction can be kept. */
  async #fill(connection: WriteConnection, done: [Unit, unknown][]): Promise<void> {
    const alone = this.#waiting.size === 1;
    const begun = performance.now();
    for (let count = 0; count < (alone ? 1 : MOST_TOGETHER); count += 1) {
      const [unit] = this.#waiting;
      if (!unit || (count > 0 && performance.now() - begun > TOGETHER_MS)) break;
      this.#take(unit);
      if (alone) done.push([unit, await this.#attempt(unit, connection)]);
      else await this.#amongOthers(unit, connection, done);
    }
  }

  /** A unit that fails takes back what it did and leaves the others' be. */
  async #amongOthers(unit: Unit, connection: WriteConnection, done: [Unit, unknown][]): Promise<void> {
    await connection.mark();
    let value: unknown;
    try {
      value = await this.#attempt(unit, connection);
    } catch {
      // Where this fails, SQLite has taken everything back by itself, as when the disk is full: then nobody's is kept.
      await connection.undo();
      return;
    }
    await connection.keep();
    done.push([unit, value]);
  }

  async #attempt(unit: Unit, connection: WriteConnection): Promise<unknown> {
    const state = { running: true };
    try {
      return await this.#inside.run(state, unit.work, connection.manager);
    } catch (error) {
      unit.reject(error);
      throw error;
    } finally {
      state.running = false;
    }
  }

  #take(unit: Unit): Unit {
    this.#waiting.delete(unit);
    clearTimeout(unit.deadline);
    return unit;
  }
}
