import { SqlError } from '../errors.ts';
import type { Batch } from '../protocol.ts';
import type { Cursor } from './cursor.ts';

/** The rows of one connection that are not read to their end yet, by the ids that the server gave them. */
export class OpenRows {
  readonly #idleMs: number;
  readonly #open = new Map<string, { readonly cursor: Cursor; readonly timer: NodeJS.Timeout }>();

  /** @param idleMs rows that nobody reads on for this long are closed */
  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  keep(rows: string, cursor: Cursor): void {
    const timer = setTimeout(() => this.close(rows), this.#idleMs);
    this.#open.set(rows, { cursor, timer });
  }

  next(rows: string): Batch {
    const entry = this.#open.get(rows);
    if (entry === undefined)
      throw new SqlError('query_canceled', 'these rows are closed, or were not read for too long');
    clearTimeout(entry.timer);
    this.#open.delete(rows);
    const batch = entry.cursor.next();
    if (!batch.done) this.keep(rows, entry.cursor);
    return batch;
  }

  close(rows: string): void {
    const entry = this.#open.get(rows);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    this.#open.delete(rows);
    entry.cursor.close();
  }

  closeAll(): void {
    for (const rows of [...this.#open.keys()]) this.close(rows);
  }

  /** Frees the connection for a write: what is left is read now. */
  drain(): void {
    for (const { cursor } of this.#open.values()) cursor.drain();
  }
}
