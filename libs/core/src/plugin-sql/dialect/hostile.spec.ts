import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqlBench } from '../fixtures/sql-bench.ts';
import type { BenchConnection } from '../fixtures/sql-bench.ts';

const SEED = 20_261_121;
const TEXTS = 3_000;

/** Words, operators and halves of things, in whatever order. */
const PIECES = [
  'SELECT', 'FROM', 'WHERE', 'users', 'posts', 'id', '*', ',', '.', '(', ')', '[', ']', ';', '::', 'int', 'text', '->', '->>', '||', '=',
  'ANY', 'IN', 'LIKE', 'ILIKE', 'ESCAPE', 'ORDER', 'BY', 'LIMIT', 'OFFSET', 'CASE', 'WHEN', 'THEN', 'END', 'AS', 'JOIN', 'ON', 'INSERT INTO',
  'VALUES', 'UPDATE', 'SET', 'DELETE', 'RETURNING', 'CONFLICT', 'DO', 'CREATE', 'TABLE', 'INDEX', 'ALTER', 'ADD', 'COLUMN', 'DROP', 'TYPE',
  'PRIMARY', 'KEY', 'UNIQUE', 'REFERENCES', 'DEFAULT', 'NOT', 'NULL', 'BEGIN', 'COMMIT', 'ROLLBACK', 'IF', 'EXISTS', 'WITH', 'RECURSIVE',
  'INTERVAL', 'EXTRACT', 'CAST', 'ARRAY', 'main', 'temp', 'patchbay_core', 'sqlite_schema', 'public', 'SERIAL', 't', 'x', '$1', '?', '1',
  "'s'", "E'\\x41'", '$$b$$', '$$', "'", '"q"', '"', '--', '/*', '*/', '\n', '-', '+', '~', '@>', '#>>', 'é', '\\', '`', 'ATTACH', 'PRAGMA',
]; // prettier-ignore

describe('a text that makes no sense', () => {
  let bench: SqlBench;
  let db: BenchConnection;
  let state = SEED;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const textOf = (first: string): string =>
    [first, ...Array.from({ length: 1 + random(14) }, () => PIECES[random(PIECES.length)])].join(' ');

  beforeAll(async () => {
    bench = new SqlBench({ lockWaitMs: 1 });
    db = await bench.open();
  });

  afterAll(() => bench.close());

  it('is refused with a code of PostgreSQL’s, and leaves the chat’s tables as they are', async () => {
    const all = (): unknown =>
      ['users', 'posts', 'pluginkeyvaluestore', 'sqlite_schema'].map((table) =>
        bench.core.prepare(`SELECT * FROM ${table}`).all(),
      );
    const before = all();
    const strange: string[] = [];
    const starts = [
      'SELECT',
      'UPDATE',
      'DELETE FROM',
      'INSERT INTO',
      'CREATE TABLE',
      'ALTER TABLE',
      'DO',
      'WITH',
      '',
    ];
    for (let n = 0; n < TEXTS; n++) {
      const text = textOf(starts[n % starts.length] ?? '');
      try {
        await db.exec(text, ...(text.includes('$1') || text.includes('?') ? ['a'] : []));
      } catch (error) {
        const { postgres } = error as { postgres?: { Code: string } };
        if (postgres === undefined || postgres.Code === 'XX000') strange.push(`${text}: ${String(error)}`);
      }
      await db.ask('rollback').catch(() => undefined);
    }
    expect(strange).toEqual([]);
    expect(all()).toEqual(before);
  }, 60_000);
});
