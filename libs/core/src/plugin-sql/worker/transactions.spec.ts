import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqlBench } from '../fixtures/sql-bench.ts';
import type { BenchConnection } from '../fixtures/sql-bench.ts';

let bench: SqlBench;
let db: BenchConnection;

beforeEach(async () => {
  bench = new SqlBench();
  db = await bench.open();
});

afterEach(() => bench.close());

const fails = (sql: string, ...args: string[]) => expect(db.exec(sql, ...args)).rejects;

describe('a transaction', () => {
  beforeEach(() => db.exec('CREATE TABLE t (a INT)'));

  it('takes nothing more after an error, until it ends or goes back to a savepoint', async () => {
    await db.begin();
    await db.exec('INSERT INTO t VALUES (1)');
    await db.exec('SAVEPOINT here');
    await fails('INSERT INTO none VALUES (1)').toMatchObject({ postgres: { Code: '42P01' } });
    await fails('INSERT INTO t VALUES (2)').toMatchObject({ postgres: { Code: '25P02' } });
    await db.exec('ROLLBACK TO SAVEPOINT here');
    await db.ask('commit');
    await db.begin();
    await fails('SELECT 1/').toMatchObject({ postgres: { Code: '42601' } });
    await expect(db.ask('commit')).rejects.toMatchObject({ postgres: { Code: '25P02' } });
    expect(await db.query('SELECT a FROM t')).toEqual([[1]]);
  });

  it('that is read-only writes nothing', async () => {
    await db.begin(true);
    await fails('INSERT INTO t VALUES (1)').toMatchObject({ postgres: { Code: '25006' } });
    await db.ask('rollback');
    await expect(db.ask('commit')).rejects.toMatchObject({ postgres: { Code: '25P01' } });
  });

  it('lets the chat write, and other connections read what was there before', async () => {
    const other = await bench.open('other');
    await db.begin();
    await db.exec('INSERT INTO t VALUES (1)');
    expect(await db.query('SELECT count(*) FROM posts')).toEqual([[1]]);
    bench.core.pragma('busy_timeout = 0');
    bench.core.exec("INSERT INTO posts VALUES ('p2', 'u1', 'meanwhile', 6)");
    expect(await other.query('SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM posts)')).toEqual([
      [0, 2],
    ]);
    await db.ask('commit');
    expect(await other.query('SELECT count(*) FROM t')).toEqual([[1]]);
  });

  it('makes another writer wait until it ends', async () => {
    const other = await bench.open('other');
    await db.begin();
    await db.exec('INSERT INTO t VALUES (1)');
    const write = other.exec('INSERT INTO t VALUES (2)');
    await bench.whenWaiting();
    await db.ask('commit');
    expect(await write).toBe(1n);
    expect(await db.query('SELECT a FROM t')).toEqual([[1], [2]]);
  });

  it('keeps nobody from writing before its first statement', async () => {
    const other = await bench.open('other');
    await db.begin();
    expect(await other.exec('INSERT INTO t VALUES (1)')).toBe(1n);
    expect(await db.query('SELECT a FROM t')).toEqual([[1]]);
    await db.exec('INSERT INTO t VALUES (2)');
    await db.ask('commit');
    await db.begin();
    await db.ask('commit');
    expect(await other.query('SELECT a FROM t')).toEqual([[1], [2]]);
  });

  it('goes on writing while rows of its own query are unread', async () => {
    await db.exec(
      'INSERT INTO t WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000) SELECT x FROM n',
    );
    await db.begin();
    const { batch } = await bench.ask({
      op: 'query',
      conn: 'c',
      rows: 'big',
      sql: 'SELECT a FROM t ORDER BY a',
      args: [],
    });
    expect([batch.rows.length, batch.done]).toEqual([500, false]);
    await db.exec('DELETE FROM t');
    let read = batch.rows.length;
    for (let done = false; !done;) {
      const next = await bench.ask({ op: 'fetch', conn: 'c', rows: 'big' });
      read += next.rows.length;
      ({ done } = next);
    }
    expect(read).toBe(2000);
    await db.ask('rollback');
  });

  it('gives up waiting, saying what for', async () => {
    bench.close();
    bench = new SqlBench({ lockWaitMs: 1 });
    db = await bench.open();
    const other = await bench.open('other');
    await db.exec('CREATE TABLE t (a INT)');
    await db.begin();
    await db.query('SELECT a FROM t');
    await expect(other.exec('INSERT INTO t VALUES (1)')).rejects.toMatchObject({
      postgres: { Code: '55P03' },
    });
    expect(await db.query('SELECT pg_advisory_lock(7)')).toEqual([['']]);
    await expect(other.query('SELECT pg_advisory_lock(7)')).rejects.toMatchObject({
      postgres: { Code: '55P03' },
    });
    expect(await other.query('SELECT pg_try_advisory_lock(7), pg_try_advisory_lock(8)')).toEqual([[0, 1]]);
    await db.ask('close');
    expect(await other.exec('INSERT INTO t VALUES (1)')).toBe(1n);
    expect(await other.query('SELECT pg_try_advisory_lock(7)')).toEqual([[1]]);
  });

  it('that nobody goes on with is rolled back, so that others may write', async () => {
    bench.close();
    bench = new SqlBench({ idleTransactionMs: 20 });
    db = await bench.open();
    const other = await bench.open('other');
    await db.exec('CREATE TABLE t (a INT)');
    await db.begin();
    await db.exec('INSERT INTO t VALUES (1)');
    expect(await other.exec('INSERT INTO t VALUES (2)')).toBe(1n);
    await fails('INSERT INTO t VALUES (3)').toMatchObject({ postgres: { Code: '25P03' } });
    await db.ask('rollback');
    expect(await db.query('SELECT a FROM t')).toEqual([[2]]);
  });

  it('waits for an advisory lock of another connection', async () => {
    const other = await bench.open('other');
    await db.query('SELECT pg_advisory_lock(1, 2)');
    const waits = other.query('SELECT pg_advisory_lock(1, 2)');
    await bench.whenWaiting();
    expect(await db.query('SELECT pg_advisory_unlock(1, 2), pg_advisory_unlock(1, 2)')).toEqual([[1, 0]]);
    expect(await waits).toEqual([['']]);
  });
});
