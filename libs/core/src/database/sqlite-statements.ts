import type BetterSqlite3 from 'better-sqlite3';
import { QueryFailedError } from 'typeorm';
import type { SqlValue, Statements } from './statements.ts';

/** Prepared statements kept for a connection; the oldest go first. */
const KEPT = 500;

/** The statements of one SQLite connection. They run at once, so a unit of work never waits within them. */
export class SqliteStatements implements Statements {
  readonly #connection: BetterSqlite3.Database;
  readonly #prepared = new Map<string, BetterSqlite3.Statement>();

  constructor(connection: BetterSqlite3.Database) {
    this.#connection = connection;
  }

  async all<Row extends object>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    return this.#execute(sql, values, (statement, bound) => statement.all(...bound)) as Row[];
  }

  async run(sql: string, values: readonly SqlValue[]): Promise<number> {
    return this.#execute(sql, values, (statement, bound) => statement.run(...bound).changes);
  }

  #execute<T>(
    sql: string,
    values: readonly SqlValue[],
    work: (statement: BetterSqlite3.Statement, bound: unknown[]) => T,
  ): T {
    // SQLite has no booleans.
    const bound = values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
    try {
      return work(this.#statement(sql), bound);
    } catch (error) {
      throw new QueryFailedError(sql, bound, error as Error);
    }
  }

  #statement(sql: string): BetterSqlite3.Statement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    this.#prepared.set(sql, statement);
    if (this.#prepared.size > KEPT) this.#prepared.delete(this.#prepared.keys().next().value ?? '');
    return statement;
  }
}
