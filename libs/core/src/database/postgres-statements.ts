import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { SqlValue, Statements } from './statements.ts';

/** A client of `pg`, or a pool of them. */
export interface PostgresClient {
  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>>;
}

/** By their text with `?`: what PostgreSQL calls a statement, and its text with `$1`. Never more than there are in the code. */
const known = new Map<string, { name: string; text: string }>();

/** Prepared statements on PostgreSQL: each client prepares a text under its name once. */
export class PostgresStatements implements Statements {
  readonly #client: () => Promise<PostgresClient>;

  constructor(client: () => Promise<PostgresClient>) {
    this.#client = client;
  }

  async all<Row extends object>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    return (await this.#execute(sql, values)).rows as Row[];
  }

  async run(sql: string, values: readonly SqlValue[]): Promise<number> {
    return (await this.#execute(sql, values)).rowCount ?? 0;
  }

  async #execute(sql: string, values: readonly SqlValue[]): Promise<QueryResult<QueryResultRow>> {
    const client = await this.#client();
    try {
      return await client.query({ ...namedStatement(sql), values: [...values] });
    } catch (error) {
      throw new QueryFailedError(sql, [...values], error as Error);
    }
  }
}

function namedStatement(sql: string): { name: string; text: string } {
  let found = known.get(sql);
  if (!found) {
    let count = 0;
    found = { name: `patchbay_${known.size}`, text: sql.replaceAll('?', () => `$${(count += 1)}`) };
    known.set(sql, found);
  }
  return found;
}
