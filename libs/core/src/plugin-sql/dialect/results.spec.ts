import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqlBench } from '../fixtures/sql-bench.ts';
import type { BenchConnection } from '../fixtures/sql-bench.ts';
import { QUERY_CASES } from '../fixtures/query-cases.ts';

describe('a query in PostgreSQL’s dialect', () => {
  let bench: SqlBench;
  let db: BenchConnection;

  beforeAll(async () => {
    bench = new SqlBench();
    db = await bench.open();
  });

  afterAll(() => bench.close());

  describe.each(Object.entries(QUERY_CASES))('%s', (_, cases) => {
    it.each(cases)('%s', async (sql, rows, ...args) => {
      expect(await db.query(sql, ...args)).toEqual(rows);
    });
  });

  it('names columns as PostgreSQL does', async () => {
    expect(await db.columns('SELECT u.Id, UserName AS Name, count(*), COALESCE(1, 2), 1 + 1, CASE WHEN true THEN 1 END FROM users u')).toEqual([
      'id VARCHAR', 'name VARCHAR', 'count', 'coalesce', '?column?', 'case',
    ]); // prettier-ignore
  });
});
