import { SqlError } from '../errors.ts';
import { WRITE_MARK } from './catalog.ts';
import type { Handle } from './handle.ts';
import type { SqlLimits } from './limits.ts';
import { MustWait, waitFor } from './locks.ts';
import type { WriteLock } from './locks.ts';
import type { OpenRows } from './open-rows.ts';
import { postgresError } from './sqlite-errors.ts';

/** What a connection shares with the plugin's others. */
export interface Shared {
  readonly limits: SqlLimits;
  readonly write: WriteLock;
  /** `version` goes up whenever tables have changed. */
  readonly tables: { version: number };
  /** Advisory locks of a transaction are let go with it. */
  transactionEnded(): void;
}

/** Whether a transaction is open on one connection, who may write, and what an error means for it. */
export class Transaction {
  readonly #db: Handle;
  readonly #rows: OpenRows;
  readonly #shared: Shared;
  #state: 'none' | 'open' | 'read-only' | 'failed' | 'expired' = 'none';
  /** The transaction is open for the plugin, and SQLite has heard nothing of it yet. */
  #unstarted = false;
  #idle: NodeJS.Timeout | undefined;
  /** Told when what runs begins and ends to wait for another connection. */
  onWaiting: (is: boolean) => void = () => undefined;

  constructor(db: Handle, rows: OpenRows, shared: Shared) {
    this.#db = db;
    this.#rows = rows;
    this.#shared = shared;
  }

  get open(): boolean {
    return this.#state !== 'none';
  }

  /** After an error PostgreSQL takes nothing more until the transaction ends, or a savepoint is gone back to. */
  assertTakes(what: 'statement' | 'rescue' | 'end'): void {
    if (this.#state === 'expired' && what !== 'end') throw expired();
    if (this.#state === 'failed' && what === 'statement') throw inFailed();
  }

  /**
   * Opens a transaction. It takes the right to write with its first statement, not now: migrations open one and then
   * write through another connection.
   */
  begin(readOnly: boolean): void {
    if (this.open) throw new SqlError('active_sql_transaction', 'there is already a transaction in progress');
    this.#state = readOnly ? 'read-only' : 'open';
    this.#unstarted = true;
    this.touch();
  }

  /** To be called before each statement that SQLite is to run. */
  async start(): Promise<void> {
    if (!this.#unstarted) return;
    this.#unstarted = false;
    if (this.#state === 'read-only') {
      this.#db.exec('BEGIN');
      return;
    }
    try {
      await this.#takeWrite();
      // Not BEGIN IMMEDIATE: that would take the chat's right to write too.
      this.#db.exec(`BEGIN; DELETE FROM main.${WRITE_MARK} WHERE 0`);
    } catch (error) {
      this.#thrown(error, '');
    }
  }

  commit(): void {
    const was = this.#state;
    if (was === 'none') throw noTransaction();
    try {
      if (was === 'failed') throw inFailed();
      if (was === 'expired') throw expired();
      this.guarded('', () => {
        this.#rows.drain();
        if (this.#db.inTransaction) this.#db.exec('COMMIT');
      });
    } finally {
      this.undo();
    }
  }

  rollback(): void {
    if (!this.open) throw noTransaction();
    this.undo();
  }

  savepoint(text: string, sql: string, rescue: boolean): void {
    if (!this.open) throw noTransaction();
    this.guarded(text, () => {
      this.#rows.drain();
      this.#db.exec(sql);
    });
    if (rescue && this.#state === 'failed') this.#state = 'open';
  }

  /** After this nothing is open: no rows, no transaction, no right to write. */
  undo(): void {
    clearTimeout(this.#idle);
    this.#rows.closeAll();
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
    this.#state = 'none';
    this.#unstarted = false;
    this.#shared.write.free(this);
    this.#shared.transactionEnded();
  }

  fail(): void {
    if (this.#state === 'open' || this.#state === 'read-only') this.#state = 'failed';
  }

  /** Something was asked for, so it is not idle. */
  touch(): void {
    clearTimeout(this.#idle);
    if (this.#state === 'none' || this.#state === 'expired') return;
    this.#idle = setTimeout(() => {
      this.undo();
      this.#state = 'expired';
    }, this.#shared.limits.idleTransactionMs);
  }

  /** Runs a write: in the open transaction, or alone when it is this connection's turn. */
  async writing<T>(text: string, write: () => T): Promise<T> {
    if (this.#state === 'read-only') {
      this.fail();
      throw new SqlError('read_only_sql_transaction', 'cannot write in a read-only transaction');
    }
    const alone = !this.open;
    if (alone) await this.#takeWrite();
    try {
      return await this.retrying(text, () => {
        this.#rows.drain();
        return write();
      });
    } finally {
      if (alone) this.#shared.write.free(this);
    }
  }

  /** Runs something, and again after a wait that it asked for. `text` is what the plugin sent. */
  async retrying<T>(text: string, run: () => T): Promise<T> {
    const end = performance.now() + this.#shared.limits.lockWaitMs;
    for (;;) {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof MustWait)) return this.#thrown(error, text);
        await this.#waiting(
          waitFor(error.until, end - performance.now(), () => {
            this.fail();
            return new SqlError('lock_not_available', 'canceling statement due to lock timeout', {
              hint: 'Another connection of this plugin holds the advisory lock: let it go there first.',
            });
          }),
        );
      }
    }
  }

  /** Runs something whose errors are SQLite's. */
  guarded<T>(text: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      return this.#thrown(error, text);
    }
  }

  #thrown(error: unknown, text: string): never {
    this.fail();
    throw postgresError(error, text, this.#db);
  }

  #takeWrite(): Promise<void> {
    const { limits, write } = this.#shared;
    const taken = write.isFree(this);
    const take = write.take(this, limits.lockWaitMs);
    return taken ? take : this.#waiting(take);
  }

  async #waiting(wait: Promise<void>): Promise<void> {
    this.onWaiting(true);
    try {
      await wait;
    } finally {
      this.onWaiting(false);
    }
  }
}

const noTransaction = (): SqlError =>
  new SqlError('no_active_sql_transaction', 'there is no transaction in progress');
const inFailed = (): SqlError =>
  new SqlError(
    'in_failed_sql_transaction',
    'current transaction is aborted, commands ignored until end of transaction block',
  );
const expired = (): SqlError =>
  new SqlError(
    'idle_in_transaction_session_timeout',
    'the transaction was idle for too long and was rolled back',
  );
