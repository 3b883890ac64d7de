import { SqlError } from '../errors.ts';
import type { Plan, Step } from '../dialect/plan.ts';
import { coreTable } from '../dialect/writes.ts';
import type { Answers } from '../protocol.ts';
import type { SqlValue } from '../values.ts';
import { WRITE_MARK } from './catalog.ts';
import { Cursor } from './cursor.ts';
import type { SqlLimits } from './limits.ts';
import { MustWait, waitFor } from './locks.ts';
import type { WriteLock } from './locks.ts';
import type { PooledHandle } from './pooled-handle.ts';
import { redefineTable } from './redefine.ts';
import { postgresError } from './sqlite-errors.ts';
import { describe, toStored } from './values.ts';
import type { Stored } from './values.ts';

/** What a connection shares with the plugin's others. */
export interface Shared {
  readonly limits: SqlLimits;
  readonly write: WriteLock;
  /** `version` goes up whenever tables have changed. */
  readonly tables: { version: number };
  /** Advisory locks of a transaction are let go with it. */
  transactionEnded(): void;
}

interface Done {
  rowsAffected: bigint;
  rows?: Answers['query'];
  cursor?: Cursor;
}

const NO_ROWS: Answers['query'] = { columns: [], batch: { rows: [], done: true } };

/** One connection of the plugin: its transaction, and the rows that are being read. */
export class Session {
  readonly #shared: Shared;
  readonly #handle: PooledHandle;
  readonly #cursors = new Map<string, { cursor: Cursor; timer: NodeJS.Timeout }>();
  #transaction: 'none' | 'open' | 'read-only' | 'failed' | 'expired' = 'none';
  #idle: NodeJS.Timeout | undefined;
  /** Told when the request that runs begins and ends to wait for another connection. */
  onWaiting: (is: boolean) => void = () => undefined;

  constructor(handle: PooledHandle, shared: Shared) {
    this.#handle = handle;
    this.#shared = shared;
  }

  prepare(text: string): Answers['prepare'] {
    this.#handle.upTo(this.#shared.tables.version);
    const { steps, inputs } = this.#handle.script(text);
    if (steps.length > 1) throw severalStatements();
    this.#touch();
    // What can be compiled now is, so that an error comes when PostgreSQL would give it.
    for (const step of steps)
      for (const plan of this.#guarded(text, () => this.#handle.plans(step)))
        if (plan.kind === 'run' && plan.schema !== true)
          this.#guarded(text, () => this.#handle.statement(plan.sql, plan.params.length));
    return { inputs };
  }

  async exec(text: string, args: readonly SqlValue[]): Promise<Answers['exec']> {
    const { rowsAffected, cursor } = await this.#run(text, args, false);
    cursor?.close();
    return { rowsAffected };
  }

  async query(rows: string, text: string, args: readonly SqlValue[]): Promise<Answers['query']> {
    const { rows: answer = NO_ROWS, cursor } = await this.#run(text, args, true);
    if (cursor !== undefined && !answer.batch.done) this.#keep(rows, cursor);
    else cursor?.close();
    return answer;
  }

  fetch(rows: string): Answers['fetch'] {
    this.#touch();
    const entry = this.#cursors.get(rows);
    if (entry === undefined)
      throw new SqlError('query_canceled', 'these rows are closed, or were not read for too long');
    clearTimeout(entry.timer);
    this.#cursors.delete(rows);
    const batch = this.#guarded('', () => entry.cursor.next());
    if (!batch.done) this.#keep(rows, entry.cursor);
    return batch;
  }

  closeRows(rows: string): void {
    const entry = this.#cursors.get(rows);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    this.#cursors.delete(rows);
    entry.cursor.close();
  }

  async begin(readOnly: boolean): Promise<void> {
    if (this.#transaction !== 'none')
      throw new SqlError('active_sql_transaction', 'there is already a transaction in progress');
    if (readOnly) {
      this.#handle.db.exec('BEGIN');
    } else {
      await this.#takeWrite();
      try {
        // Not BEGIN IMMEDIATE: that would take the chat's right to write too.
        this.#handle.db.exec(`BEGIN; DELETE FROM main.${WRITE_MARK} WHERE 0`);
      } catch (error) {
        this.#undo();
        throw postgresError(error, '', this.#handle.db);
      }
    }
    this.#transaction = readOnly ? 'read-only' : 'open';
    this.#touch();
  }

  commit(): void {
    const was = this.#transaction;
    if (was === 'none') throw noTransaction();
    try {
      if (was === 'failed' || was === 'expired') throw was === 'failed' ? inFailed() : expired();
      this.#guarded('', () => {
        this.#drain();
        this.#handle.db.exec('COMMIT');
      });
    } finally {
      this.#undo();
    }
  }

  rollback(): void {
    if (this.#transaction === 'none') throw noTransaction();
    this.#undo();
  }

  /** Ends whatever is open. */
  close(): void {
    this.#undo();
  }

  /** After this nothing is open: no rows, no transaction, no right to write. */
  #undo(): void {
    clearTimeout(this.#idle);
    for (const rows of [...this.#cursors.keys()]) this.closeRows(rows);
    if (this.#handle.db.inTransaction) this.#handle.db.exec('ROLLBACK');
    this.#transaction = 'none';
    this.#shared.write.free(this);
    this.#shared.transactionEnded();
  }

  async #run(text: string, args: readonly SqlValue[], query: boolean): Promise<Done> {
    this.#handle.upTo(this.#shared.tables.version);
    const { steps, inputs } = this.#guarded(text, () => this.#handle.script(text));
    if (steps.length > 1 && (query || args.length > 0)) throw severalStatements();
    if (args.length !== inputs)
      throw new SqlError(
        'syntax_error',
        `got ${args.length} parameters but the statement requires ${inputs}`,
      );
    const stored = args.map(toStored);
    this.#touch();
    const implicit = this.#transaction === 'none' && this.#guarded(text, () => this.#isAllOrNone(steps));
    if (implicit) await this.begin(false);
    try {
      const done = await this.#steps(text, steps, stored);
      if (implicit) this.commit();
      return done;
    } catch (error) {
      if (implicit && this.#transaction !== 'none') this.#undo();
      throw error;
    }
  }

  /** Several statements at once are one transaction, unless they begin and end their own. */
  #isAllOrNone(steps: readonly Step[]): boolean {
    const [only] = steps;
    if (only !== undefined && steps.length === 1) {
      const plans = this.#handle.plans(only);
      return plans.length > 1 || plans.some(({ kind }) => kind === 'each' || kind === 'redefine');
    }
    return (
      steps.length > 1 &&
      !steps.some((step) => {
        try {
          return this.#handle.plans(step).some(({ kind }) => kind === 'begin' || kind === 'commit');
        } catch {
          // It may be about a table that a statement before it makes.
          return false;
        }
      })
    );
  }

  async #steps(text: string, steps: readonly Step[], args: readonly Stored[]): Promise<Done> {
    let done: Done = { rowsAffected: 0n };
    for (const step of steps) {
      this.#handle.upTo(this.#shared.tables.version);
      const plans = this.#guarded(text, () => this.#handle.plans(step));
      for (const plan of plans) {
        done.cursor?.close();
        done = await this.#plan(text, plan, args);
      }
    }
    return done;
  }

  async #plan(text: string, plan: Plan, args: readonly Stored[]): Promise<Done> {
    const done: Done = { rowsAffected: 0n };
    if (this.#transaction === 'expired' && plan.kind !== 'rollback') throw expired();
    if (this.#transaction === 'failed' && !endsFailure(plan)) throw inFailed();
    switch (plan.kind) {
      case 'nothing':
        return done;
      case 'rows':
        return {
          rowsAffected: BigInt(plan.rows.length),
          rows: {
            columns: plan.columns.map((name) => ({ name, type: 'TEXT' })),
            batch: { rows: plan.rows, done: true },
          },
        };
      case 'begin':
        await this.begin(plan.readOnly);
        return done;
      case 'commit':
        this.commit();
        return done;
      case 'rollback':
        this.rollback();
        return done;
      case 'savepoint':
        if (this.#transaction === 'none') throw noTransaction();
        this.#guarded(text, () => {
          this.#drain();
          this.#handle.db.exec(plan.sql);
        });
        if (plan.rescue && this.#transaction === 'failed') this.#transaction = 'open';
        return done;
      case 'core-write': {
        const [found] = this.#guarded(text, () => this.#all(plan.sql, bind(plan.params, args)));
        if (found === undefined) return done;
        this.#fail();
        throw coreTable(plan);
      }
      case 'redefine':
        await this.#writing(text, () => redefineTable(this.#handle.db, plan.table, plan.definition));
        this.#shared.tables.version++;
        for (const next of plan.then) await this.#plan(text, next, args);
        return done;
      case 'each':
        return this.#steps(text, plan.steps, args);
      case 'if': {
        const [row] = this.#guarded(text, () =>
          this.#all(plan.condition.sql, bind(plan.condition.params, args)),
        );
        const value = (row as unknown[] | undefined)?.[0];
        return this.#steps(text, value === 1n ? plan.then : plan.otherwise, args);
      }
      case 'run':
        return this.#statement(text, plan, bind(plan.params, args));
    }
  }

  #all(sql: string, params: Stored[]): unknown[] {
    return this.#handle.statement(sql, params.length).all(...params);
  }

  async #statement(text: string, plan: Plan & { kind: 'run' }, params: Stored[]): Promise<Done> {
    const statement = this.#guarded(text, () => this.#handle.statement(plan.sql, params.length));
    if (statement.readonly) {
      return this.#retrying(text, () => {
        const { columns, converts } = describe(statement.columns());
        const cursor = new Cursor(statement.iterate(...params), converts);
        const batch = cursor.next();
        return { rowsAffected: BigInt(batch.rows.length), rows: { columns, batch }, cursor };
      });
    }
    if (this.#transaction === 'read-only') {
      this.#fail();
      throw new SqlError('read_only_sql_transaction', 'cannot write in a read-only transaction');
    }
    const done = await this.#writing(text, (): Done => {
      if (!statement.reader) return { rowsAffected: BigInt(statement.run(...params).changes) };
      const { columns, converts } = describe(statement.columns());
      const rows = (statement.all(...params) as Stored[][]).map((row) =>
        row.map((value, n) => converts[n]?.(value) ?? value),
      );
      const cursor = new Cursor([][Symbol.iterator](), converts);
      return { rowsAffected: BigInt(rows.length), rows: { columns, batch: { rows, done: true } }, cursor };
    });
    if (plan.schema === true) {
      this.#shared.tables.version++;
      if (plan.sql.includes('temp .')) this.#handle.temporary = true;
    }
    return done;
  }

  /** Runs a write: in the open transaction, or alone when it is this connection's turn. */
  async #writing<T>(text: string, write: () => T): Promise<T> {
    const alone = this.#transaction === 'none';
    if (alone) await this.#takeWrite();
    try {
      return await this.#retrying(text, () => {
        this.#drain();
        return write();
      });
    } finally {
      if (alone && this.#transaction === 'none') this.#shared.write.free(this);
    }
  }

  #takeWrite(): Promise<void> {
    const { limits, write } = this.#shared;
    if (write.isFree(this)) return write.take(this, limits.lockWaitMs);
    return this.#waiting(write.take(this, limits.lockWaitMs));
  }

  async #waiting(wait: Promise<void>): Promise<void> {
    this.onWaiting(true);
    try {
      await wait;
    } finally {
      this.onWaiting(false);
    }
  }

  /** Runs something again after the wait that it asked for. */
  async #retrying<T>(text: string, run: () => T): Promise<T> {
    const end = performance.now() + this.#shared.limits.lockWaitMs;
    for (;;) {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof MustWait)) {
          this.#fail();
          throw postgresError(error, text, this.#handle.db);
        }
        await this.#waiting(
          waitFor(error.until, end - performance.now(), () => {
            this.#fail();
            return new SqlError('lock_not_available', 'canceling statement due to lock timeout', {
              hint: 'Another connection of this plugin holds the advisory lock: let it go there first.',
            });
          }),
        );
      }
    }
  }

  #guarded<T>(text: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      this.#fail();
      throw postgresError(error, text, this.#handle.db);
    }
  }

  /** After an error PostgreSQL takes nothing more until the transaction ends. */
  #fail(): void {
    if (this.#transaction === 'open' || this.#transaction === 'read-only') this.#transaction = 'failed';
  }

  #drain(): void {
    for (const { cursor } of this.#cursors.values()) cursor.drain();
  }

  #keep(rows: string, cursor: Cursor): void {
    const timer = setTimeout(() => this.closeRows(rows), this.#shared.limits.idleRowsMs);
    this.#cursors.set(rows, { cursor, timer });
  }

  #touch(): void {
    clearTimeout(this.#idle);
    if (this.#transaction === 'none' || this.#transaction === 'expired') return;
    this.#idle = setTimeout(() => {
      this.#undo();
      this.#transaction = 'expired';
    }, this.#shared.limits.idleTransactionMs);
  }
}

function bind(params: readonly number[], args: readonly Stored[]): Stored[] {
  return params.map((index) => args[index] ?? null);
}

function endsFailure(plan: Plan): boolean {
  return plan.kind === 'rollback' || plan.kind === 'commit' || (plan.kind === 'savepoint' && plan.rescue);
}

const severalStatements = (): SqlError =>
  new SqlError('syntax_error', 'cannot insert multiple commands into a prepared statement');
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
