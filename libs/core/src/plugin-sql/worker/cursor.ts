import { SqlError } from '../errors.ts';
import type { Batch } from '../protocol.ts';
import type { SqlValue } from '../values.ts';
import { BATCH_BYTES, BATCH_ROWS, DRAIN_ROWS, ROW_BYTES } from './limits.ts';
import type { Convert, Stored } from './values.ts';

function sizeOf(value: SqlValue): number {
  if (typeof value === 'string') return value.length * 2;
  return value instanceof Uint8Array ? value.length : 8;
}

/** The rows of one query, read as they are wanted. */
export class Cursor {
  #iterator: Iterator<unknown> | undefined;
  readonly #converts: readonly Convert[];
  /** Read already, because the connection was needed for something else. */
  #kept: SqlValue[][] = [];

  constructor(iterator: Iterator<unknown>, converts: readonly Convert[]) {
    this.#iterator = iterator;
    this.#converts = converts;
  }

  next(): Batch {
    const rows = this.#kept.splice(0, BATCH_ROWS);
    let bytes = 0;
    while (rows.length < BATCH_ROWS && bytes < BATCH_BYTES) {
      const row = this.#read();
      if (row === undefined) return { rows, done: this.#kept.length === 0 };
      for (const value of row) bytes += sizeOf(value);
      rows.push(row);
    }
    return { rows, done: false };
  }

  /** Frees the connection for a write, keeping what is left in memory. */
  drain(): void {
    for (let row = this.#read(); row !== undefined; row = this.#read()) {
      this.#kept.push(row);
      if (this.#kept.length > DRAIN_ROWS)
        throw new SqlError('object_in_use', `more than ${DRAIN_ROWS} rows of an earlier query are unread`, {
          hint: 'Read or close the rows of a query before writing in the same transaction.',
        });
    }
  }

  close(): void {
    this.#iterator?.return?.();
    this.#iterator = undefined;
    this.#kept = [];
  }

  #read(): SqlValue[] | undefined {
    const next = this.#iterator?.next();
    if (next === undefined || next.done === true) {
      this.#iterator = undefined;
      return undefined;
    }
    const row = (next.value as Stored[]).map((value, n) => this.#converts[n]?.(value) ?? value);
    if (row.reduce((bytes: number, value) => bytes + sizeOf(value), 0) > ROW_BYTES)
      throw new SqlError('program_limit_exceeded', `a row of more than ${ROW_BYTES} bytes`, {
        hint: 'Read large values in parts, with substr().',
      });
    return row;
  }
}
