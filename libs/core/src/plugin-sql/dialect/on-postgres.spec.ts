import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { findPostgres } from '../../fixtures/postgres/find-postgres.mjs';
import { makeDatabase } from '../../fixtures/postgres/make-database.ts';
import { QUERY_CASES } from '../fixtures/query-cases.ts';
import { CORE_TABLES } from '../fixtures/sql-bench.ts';
import type { SqlValue } from '../values.ts';

const server = process.env['PATCHBAY_TEST_POSTGRES'];

/** Types that come back as numbers, by their oid; the others come as text. */
const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);
const BOOLEAN = 16;
const BYTES = 17;
const TIMES = new Set([1082, 1114, 1184]);

const types = {
  getTypeParser: (oid: number) => (text: string) => {
    if (NUMBERS.has(oid)) return Number(text);
    if (oid === BOOLEAN) return text === 't';
    if (oid === BYTES) return Buffer.from(text.slice(2), 'hex');
    return TIMES.has(oid)
      ? new Date(/\d\d:/.test(text) && !/[+-]\d\d$/.test(text) ? `${text}Z` : text).toISOString()
      : text;
  },
};

/** What SQLite and the wire do not tell apart. */
function plain(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

const rowsOf = (rows: unknown[][]): unknown[][] => rows.map((row) => row.map(plain));

(findPostgres() ? describe : describe.skip)('the same on PostgreSQL itself (needs PostgreSQL)', () => {
  let client: Client;

  beforeAll(async () => {
    client = new Client({
      connectionString: await makeDatabase(server ?? '', 'plugin_sql', 'template0'),
      types,
    });
    await client.connect();
    await client.query(`SET timezone = 'UTC'; CREATE EXTENSION IF NOT EXISTS pgcrypto`);
    await client.query(
      CORE_TABLES.replaceAll('blob', 'bytea')
        .replaceAll('boolean NOT NULL DEFAULT 0', 'boolean NOT NULL')
        .replaceAll("', 1, 17", "', true, 17")
        .replaceAll("', 0, 17", "', false, 17")
        .replaceAll('props text', 'props jsonb'),
    );
  });

  afterAll(() => client.end());

  describe.each(Object.entries(QUERY_CASES))('%s', (_, cases) => {
    // Only ours takes question marks, and calls itself what it is called.
    const asked = cases.filter(
      ([sql, , ...args]) =>
        !(sql.includes('?') && args.length > 0) &&
        !/server_version|current_database|version\(\)|patchbay/i.test(sql),
    );
    it.each(asked)('%s', async (sql, rows, ...args: SqlValue[]) => {
      const values = args.map((arg) => (typeof arg === 'bigint' ? String(arg) : arg));
      const result = await client.query({ text: sql, values, rowMode: 'array' });
      expect(rowsOf(result.rows as unknown[][])).toEqual(rowsOf(rows));
    });
  });
});
