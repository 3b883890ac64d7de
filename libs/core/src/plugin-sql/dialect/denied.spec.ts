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

describe('what a plugin must not', () => {
  const DENIED: [string, string][] = [
    ["UPDATE posts SET message = 'x'", '42501'],
    ['DELETE FROM users', '42501'],
    ["INSERT INTO users (id) VALUES ('x')", '42501'],
    ['DROP TABLE posts', '42501'],
    ['ALTER TABLE users ADD COLUMN x TEXT', '42501'],
    ['TRUNCATE users', '42501'],
    ['CREATE INDEX i ON posts (message)', '42501'],
    ['DELETE FROM patchbay_core.posts', '3F000'],
    ['SELECT * FROM patchbay_core.posts', '42501'],
    ['SELECT * FROM patchbay_plugins', '42501'],
    ['SELECT * FROM "sqlite_master"', '42501'],
    ['SELECT * FROM pragma_database_list', '42501'],
    ["SELECT load_extension('x')", '42501'],
    ["SELECT readfile('/etc/passwd')", '42883'],
    ["ATTACH '/etc/passwd' AS x", '42601'],
    ["ATTACH DATABASE 'other.db' AS other", '42601'],
    ['DETACH patchbay_core', '42601'],
    ['PRAGMA writable_schema = ON', '42601'],
    ['PRAGMA query_only', '42601'],
    ["COPY users TO '/tmp/x'", '0A000'],
    ['CREATE VIRTUAL TABLE x USING fts5(a)', '0A000'],
    ['CREATE TRIGGER x AFTER INSERT ON posts BEGIN SELECT 1; END', '0A000'],
    ['SELECT `id` FROM users', '42601'],
    ['SELECT [id] FROM users', '0A000'],
    ['SELECT @a', '42601'],
    ['SELECT (((1)', '42601'],
    [`SELECT ${'('.repeat(300)}1${')'.repeat(300)}`, '54001'],
    ["SELECT 'open", '42601'],
    ['WITH x AS (DELETE FROM users RETURNING id) SELECT * FROM x', '42601'],
    ['EXPLAIN DELETE FROM users', '0A000'],
  ]; // prettier-ignore

  it.each(DENIED)('%s', async (sql, Code) => {
    await fails(sql).toMatchObject({ postgres: { Code } });
    expect(
      bench.core.prepare('SELECT (SELECT count(*) FROM users) AS u, (SELECT count(*) FROM posts) AS p').get(),
    ).toEqual({ u: 2, p: 1 });
  });

  it('say as VACUUM INTO, which does nothing here', async () => {
    await db.exec(`VACUUM INTO '${bench.folder}/copy'`);
    expect(() => bench.core.exec(`ATTACH '${bench.folder}/copy' AS c; SELECT * FROM c.t`)).toThrow();
  });

  it('is allowed where a write to the chat’s tables would change nothing, as old migrations are', async () => {
    expect(
      await db.exec(
        "UPDATE PluginKeyValueStore k SET PluginId = 'new' WHERE PluginId = 'old' AND NOT EXISTS (SELECT 1 FROM PluginKeyValueStore WHERE PKey = k.PKey AND pluginid = 'new')",
      ),
    ).toBe(0n);
    bench.core.exec("INSERT INTO pluginkeyvaluestore VALUES ('old', 'k', x'00')");
    await fails(
      'UPDATE PluginKeyValueStore SET PluginId = $1 WHERE PluginId = $2',
      'new',
      'old',
    ).toMatchObject({ postgres: { Code: '42501', Table: 'pluginkeyvaluestore' } });
  });

  it('shows in its errors where it is and what to do', async () => {
    await fails('SELECT DISTINCT ON (id) id FROM users').toMatchObject({
      message: 'DISTINCT ON is not supported on SQLite',
      postgres: { Code: '0A000', Position: '8', Hint: expect.stringContaining('row_number()') },
    });
    await fails('SELECT * FORM users').toMatchObject({ postgres: { Code: '42601' } });
    await fails('SELECT \0').toMatchObject({ postgres: { Code: '42601' } });
    await fails('SELECT nope()').toMatchObject({ postgres: { Code: '42883' } });
    await fails('SELECT $1').toMatchObject({ message: 'got 0 parameters but the statement requires 1' });
  });
});
