import { GoSqlError, SqlError } from './errors.ts';
import type { Question, Answers } from './protocol.ts';
import type { SqlValue } from './values.ts';
import { WorkerProcess } from './worker-process.ts';
import type { WorkerOptions } from './worker-process.ts';
import type { Column } from './worker/values.ts';

export interface SqlArgument {
  readonly name: string;
  readonly ordinal: number;
  readonly value: SqlValue;
}

/** Results and statements that a plugin may leave open at once; each result holds a batch of rows in the server. */
const MAX_OPEN_ROWS = 256;
const MAX_STATEMENTS = 4_096;

export interface DriverOptions extends WorkerOptions {
  /** Told once nothing of it is left. */
  readonly onClosed?: () => void;
}

interface Conn {
  readonly worker: WorkerProcess;
}

interface Rows {
  readonly conn: string;
  readonly columns: readonly Column[];
  left: readonly (readonly SqlValue[])[];
  next: number;
  done: boolean;
}

/**
 * Go's `plugin.Driver` for one run of a plugin (contract: server-plugins §10), over a process that runs the statements.
 * The process is started with the first connection, and again after it was lost.
 */
export class PluginSqlDriver {
  readonly #options: DriverOptions;
  #worker: Promise<WorkerProcess> | undefined;
  #closed = false;
  #lastId = 0;
  readonly #conns = new Map<string, Conn>();
  readonly #transactions = new Map<string, string>();
  readonly #statements = new Map<string, { conn: string; sql: string; inputs: number }>();
  readonly #rows = new Map<string, Rows>();

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  async conn(_isMaster: boolean): Promise<string> {
    const worker = await this.#running();
    const conn = this.#id('conn');
    await worker.ask({ op: 'open', conn });
    this.#conns.set(conn, { worker });
    return conn;
  }

  async connPing(conn: string): Promise<void> {
    await this.#ask({ op: 'ping', conn });
  }

  async connClose(conn: string): Promise<void> {
    const known = this.#conns.get(conn);
    if (known === undefined) return;
    this.#conns.delete(conn);
    for (const [id, rows] of this.#rows) if (rows.conn === conn) this.#rows.delete(id);
    for (const [id, statement] of this.#statements) if (statement.conn === conn) this.#statements.delete(id);
    for (const [id, of] of this.#transactions) if (of === conn) this.#transactions.delete(id);
    // With its process gone it is closed.
    if (!known.worker.over) await known.worker.ask({ op: 'close', conn }).catch(() => undefined);
  }

  async connQuery(conn: string, sql: string, args: readonly SqlArgument[]): Promise<string> {
    assertRoom(this.#rows, MAX_OPEN_ROWS, 'results', 'Close rows when they are read.');
    const rows = this.#id('rows');
    const { columns, batch } = await this.#ask({ op: 'query', conn, rows, sql, args: inOrder(args) });
    this.#rows.set(rows, { conn, columns, left: batch.rows, next: 0, done: batch.done });
    return rows;
  }

  connExec(conn: string, sql: string, args: readonly SqlArgument[]): Promise<Answers['exec']> {
    return this.#ask({ op: 'exec', conn, sql, args: inOrder(args) });
  }

  async tx(conn: string, options: { readonly readOnly: boolean }): Promise<string> {
    await this.#ask({ op: 'begin', conn, readOnly: options.readOnly });
    const tx = this.#id('tx');
    this.#transactions.set(tx, conn);
    return tx;
  }

  async txCommit(tx: string): Promise<void> {
    await this.#ask({ op: 'commit', conn: this.#endOf(tx) });
  }

  async txRollback(tx: string): Promise<void> {
    await this.#ask({ op: 'rollback', conn: this.#endOf(tx) });
  }

  async stmt(conn: string, sql: string): Promise<string> {
    assertRoom(this.#statements, MAX_STATEMENTS, 'prepared statements', 'Close statements that are done.');
    const { inputs } = await this.#ask({ op: 'prepare', conn, sql });
    const id = this.#id('stmt');
    this.#statements.set(id, { conn, sql, inputs });
    return id;
  }

  async stmtClose(stmt: string): Promise<void> {
    this.#statements.delete(stmt);
  }

  stmtNumInput(stmt: string): number {
    return this.#statements.get(stmt)?.inputs ?? -1;
  }

  async stmtQuery(stmt: string, args: readonly SqlArgument[]): Promise<string> {
    const { conn, sql } = this.#statement(stmt);
    return this.connQuery(conn, sql, args);
  }

  async stmtExec(stmt: string, args: readonly SqlArgument[]): Promise<Answers['exec']> {
    const { conn, sql } = this.#statement(stmt);
    return this.connExec(conn, sql, args);
  }

  rowsColumns(rows: string): readonly string[] {
    return this.#rowsOf(rows).columns.map(({ name }) => name);
  }

  async rowsClose(id: string): Promise<void> {
    const rows = this.#rows.get(id);
    this.#rows.delete(id);
    if (rows !== undefined && !rows.done && this.#conns.get(rows.conn)?.worker.over === false)
      await this.#ask({ op: 'closeRows', conn: rows.conn, rows: id });
  }

  rowsNext(id: string): readonly SqlValue[] | undefined | Promise<readonly SqlValue[] | undefined> {
    const rows = this.#rowsOf(id);
    const row = rows.left[rows.next];
    if (row !== undefined) {
      rows.next++;
      return row;
    }
    return rows.done ? undefined : this.#more(id, rows);
  }

  /** There is one result per query; see {@link readScript}. */
  rowsHasNextResultSet(_rows: string): boolean {
    return false;
  }

  async rowsNextResultSet(_rows: string): Promise<void> {
    throw new GoSqlError('EOF', 'EOF');
  }

  rowsColumnTypeDatabaseTypeName(rows: string, index: number): string {
    return this.#rowsOf(rows).columns[index]?.type ?? '';
  }

  rowsColumnTypePrecisionScale(_rows: string, _index: number): undefined {
    return undefined;
  }

  /** Statements that run are given up, connections closed, and nothing more is answered. */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = await this.#worker?.catch(() => undefined);
    await worker?.end();
    this.#conns.clear();
    this.#rows.clear();
    this.#statements.clear();
    this.#transactions.clear();
    this.#options.onClosed?.();
  }

  async #more(id: string, rows: Rows): Promise<readonly SqlValue[] | undefined> {
    const batch = await this.#ask({ op: 'fetch', conn: rows.conn, rows: id });
    rows.left = batch.rows;
    rows.done = batch.done;
    rows.next = 1;
    return batch.rows[0];
  }

  async #running(): Promise<WorkerProcess> {
    if (this.#closed)
      throw new GoSqlError('ErrConnDone', `the SQL of plugin ${this.#options.pluginId} is closed`);
    const known = await this.#worker?.catch(() => undefined);
    if (known !== undefined && !known.over) return known;
    // Others may have come here while this one waited.
    this.#starting ??= WorkerProcess.start(this.#options).finally(() => (this.#starting = undefined));
    this.#worker = this.#starting;
    return this.#worker;
  }

  #starting: Promise<WorkerProcess> | undefined;

  #ask<Q extends Question>(question: Q): Promise<Answers[Q['op']]> {
    const known = this.#conns.get(question.conn);
    if (known !== undefined) return known.worker.ask(question);
    return Promise.reject(new GoSqlError('ErrBadConn', `there is no connection ${question.conn}`));
  }

  #endOf(tx: string): string {
    const conn = this.#transactions.get(tx);
    if (conn === undefined) throw new GoSqlError('ErrTxDone', 'the transaction has ended');
    this.#transactions.delete(tx);
    return conn;
  }

  #statement(id: string): { conn: string; sql: string } {
    const statement = this.#statements.get(id);
    if (statement === undefined) throw new GoSqlError('ErrBadConn', `there is no statement ${id}`);
    return statement;
  }

  #rowsOf(id: string): Rows {
    const rows = this.#rows.get(id);
    if (rows === undefined)
      throw new Error(`there are no rows ${id}: they were closed, or their connection was`);
    return rows;
  }

  #id(kind: string): string {
    return `${kind}-${++this.#lastId}`;
  }
}

function assertRoom(open: ReadonlyMap<string, unknown>, limit: number, what: string, hint: string): void {
  if (open.size >= limit)
    throw new SqlError('configuration_limit_exceeded', `more than ${limit} open ${what} of one plugin`, {
      hint,
    });
}

function inOrder(args: readonly SqlArgument[]): SqlValue[] {
  return [...args].sort((a, b) => a.ordinal - b.ordinal).map(({ value }) => value);
}
