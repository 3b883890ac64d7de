import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { buildHostScript, buildWorkerScript } from './fixtures/worker-script.ts';
import { PluginSqlDriver } from './plugin-sql-driver.ts';
import type { DriverOptions } from './plugin-sql-driver.ts';
import type { SqlValue } from './values.ts';

/** Does not end by itself. */
const ENDLESS = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n';
const args = (...values: SqlValue[]) => values.map((value, n) => ({ name: '', ordinal: n + 1, value }));

describe('the SQL of a plugin', () => {
  let folder: string;
  let script: string;
  let chat: TestCore;
  let driver: PluginSqlDriver;
  let own: string;

  const open = (options: Partial<DriverOptions> = {}): PluginSqlDriver => {
    const logger = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    };
    own = join(chat.folder, 'plugin-sql', 'com.example.db');
    return new PluginSqlDriver({
      pluginId: 'com.example',
      files: { own, core: join(chat.folder, 'patchbay.db') },
      script,
      logger,
      ...options,
    });
  };
  const all = async (conn: string, sql: string, ...values: SqlValue[]): Promise<unknown[][]> => {
    const id = await driver.connQuery(conn, sql, args(...values));
    const rows: unknown[][] = [];
    for (let row = await driver.rowsNext(id); row !== undefined; row = await driver.rowsNext(id))
      rows.push([...row]);
    await driver.rowsClose(id);
    return rows;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-sql-script-'));
    script = await buildWorkerScript(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    chat = await TestCore.open();
    driver = open();
  });

  afterEach(async () => {
    await driver.close();
    await chat.close();
  });

  it('is on a file of its own for the owner alone, made with the first connection', async () => {
    expect(existsSync(dirname(own))).toBe(false);
    await driver.conn(true);
    expect(statSync(own).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(own)).mode & 0o777).toBe(0o700);
  });

  it('reads the chat and keeps what it writes', async () => {
    const ann = await chat.user('ann');
    const conn = await driver.conn(true);
    await driver.connPing(conn);
    expect(await all(conn, 'SELECT Id, Username, EmailVerified FROM Users WHERE Id = $1', ann.id)).toEqual([
      [ann.id, 'ann', false],
    ]);
    await driver.connExec(
      conn,
      'CREATE TABLE notes (userid VARCHAR(26) PRIMARY KEY, n BIGINT, at TIMESTAMP, raw BYTEA)',
      [],
    );
    const values = [ann.id, 2n ** 62n, new Date(0), Uint8Array.from([0, 1])];
    expect(await driver.connExec(conn, 'INSERT INTO notes VALUES ($1, $2, $3, $4)', args(...values))).toEqual(
      { rowsAffected: 1n },
    );
    await driver.close();
    driver = open();
    const again = await driver.conn(false);
    const [row] = await all(again, 'SELECT n.*, u.username FROM notes n JOIN users u ON u.id = n.userid');
    expect(row?.map((value) => (value instanceof Uint8Array ? [...value] : value))).toEqual([
      ann.id,
      2n ** 62n,
      new Date(0).toISOString(),
      [0, 1],
      'ann',
    ]);
  });

  it('gives rows in pieces, with names and types of columns', async () => {
    const conn = await driver.conn(true);
    const numbers =
      'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1200) SELECT x FROM n';
    expect((await all(conn, numbers)).map(([x]) => x)).toEqual(
      Array.from({ length: 1200 }, (_, n) => BigInt(n + 1)),
    );
    const rows = await driver.connQuery(conn, 'SELECT id, emailverified FROM users', []);
    expect(driver.rowsColumns(rows)).toEqual(['id', 'emailverified']);
    expect([0, 1].map((n) => driver.rowsColumnTypeDatabaseTypeName(rows, n))).toEqual(['VARCHAR', 'BOOL']);
    expect(driver.rowsColumnTypePrecisionScale(rows, 0)).toBeUndefined();
    expect(driver.rowsHasNextResultSet(rows)).toBe(false);
    await expect(driver.rowsNextResultSet(rows)).rejects.toMatchObject({ code: 1 });
    const unread = await driver.connQuery(conn, numbers, []);
    await driver.rowsClose(unread);
    expect(() => driver.rowsNext(unread)).toThrow('they were closed');
  });

  it('lets a plugin leave only so much open, and send only so large a row', async () => {
    const conn = await driver.conn(true);
    for (let n = 0; n < 256; n++) await driver.connQuery(conn, 'SELECT 1', []);
    await expect(driver.connQuery(conn, 'SELECT 1', [])).rejects.toMatchObject({
      postgres: { Code: '53400' },
    });
    await driver.connClose(conn);
    const other = await driver.conn(true);
    const large = driver.connQuery(other, 'SELECT zeroblob(70000000)', []);
    await expect(large).rejects.toMatchObject({ postgres: { Code: '54000' } });
    expect(await all(other, 'SELECT length(zeroblob(70000000))')).toEqual([[70_000_000n]]);
  });

  it('prepares statements and counts their arguments', async () => {
    const conn = await driver.conn(true);
    const stmt = await driver.stmt(conn, 'SELECT $2::int + $1::int');
    expect(driver.stmtNumInput(stmt)).toBe(2);
    const rows = await driver.stmtQuery(stmt, [...args(1n, 2n)].reverse());
    expect(await driver.rowsNext(rows)).toEqual([3n]);
    expect(await driver.stmtExec(stmt, args(1n, 2n))).toEqual({ rowsAffected: 1n });
    await driver.stmtClose(stmt);
    await expect(driver.stmtQuery(stmt, [])).rejects.toMatchObject({ code: 6 });
    expect(driver.stmtNumInput(stmt)).toBe(-1);
    await expect(driver.stmt(conn, 'SELECT x FROM nowhere')).rejects.toMatchObject({
      postgres: { Code: '42P01' },
    });
  });

  it('has transactions, which end once', async () => {
    const conn = await driver.conn(true);
    await driver.connExec(conn, 'CREATE TABLE t (a INT)', []);
    const tx = await driver.tx(conn, { readOnly: false });
    await driver.connExec(conn, 'INSERT INTO t VALUES (1)', []);
    await driver.txRollback(tx);
    await expect(driver.txCommit(tx)).rejects.toMatchObject({ code: 4 });
    expect(await all(conn, 'SELECT count(*) FROM t')).toEqual([[0n]]);
    const kept = await driver.tx(conn, { readOnly: false });
    await driver.connExec(conn, 'INSERT INTO t VALUES (2)', []);
    await driver.txCommit(kept);
    expect(await all(conn, 'SELECT a FROM t')).toEqual([[2n]]);
  });

  it('undoes what a connection leaves open', async () => {
    const conn = await driver.conn(true);
    await driver.connExec(conn, 'CREATE TABLE t (a INT)', []);
    const tx = await driver.tx(conn, { readOnly: false });
    await driver.connExec(conn, 'INSERT INTO t VALUES (1)', []);
    await driver.connClose(conn);
    await driver.connClose(conn);
    await expect(driver.txCommit(tx)).rejects.toMatchObject({ code: 4 });
    await expect(driver.connPing(conn)).rejects.toMatchObject({ code: 6 });
    expect(await all(await driver.conn(true), 'SELECT count(*) FROM t')).toEqual([[0n]]);
  });

  it('with a write transaction open lets the chat post as if there were none', async () => {
    const ann = await chat.user('ann');
    const team = await chat.team('team', ann);
    const { id: channel_id } = await chat.townSquare(team);
    const conn = await driver.conn(true);
    await driver.connExec(conn, 'CREATE TABLE t (a INT)', []);
    await driver.tx(conn, { readOnly: false });
    await driver.connExec(conn, 'INSERT INTO t VALUES (1)', []);
    await all(conn, 'SELECT count(*) FROM posts');
    // None of these could end before the transaction does if they waited for it.
    for (let n = 0; n < 50; n++)
      await chat.core.posts.create(CONTEXT, { channel_id, user_id: ann.id, message: `post ${n}` });
    const other = await driver.conn(true);
    expect(await all(other, "SELECT count(*) FROM posts WHERE message LIKE 'post %'")).toEqual([[50n]]);
  });

  it('ends a statement that does not end, and goes on with the next connection', async () => {
    await driver.close();
    driver = open({ statementDeadlineMs: 5_000 });
    const conn = await driver.conn(true);
    const other = await driver.conn(true);
    const endless = driver.connQuery(conn, ENDLESS, []);
    const behind = driver.connPing(other);
    await expect(endless).rejects.toMatchObject({ postgres: { Code: '57014' } });
    await expect(behind).rejects.toMatchObject({ code: 6 });
    await expect(driver.connPing(conn)).rejects.toThrow('a statement did not end');
    await driver.connClose(conn);
    expect(await all(await driver.conn(true), 'SELECT 1')).toEqual([[1n]]);
  }, 60_000);

  it('is over at once when the plugin is, whatever runs', async () => {
    const conn = await driver.conn(true);
    const endless = driver.connQuery(conn, ENDLESS, []);
    const failed = expect(endless).rejects.toMatchObject({ code: 6 });
    await driver.close();
    await failed;
    await expect(driver.conn(true)).rejects.toMatchObject({ code: 3 });
    await expect(driver.connPing(conn)).rejects.toMatchObject({ code: 6 });
  });

  it('ends with the server, even with one that was killed while a statement ran', async () => {
    const options = {
      pluginId: 'com.example',
      files: { own, core: join(chat.folder, 'patchbay.db') },
      script,
    };
    const host = spawn(process.execPath, [await buildHostScript(folder), JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(host.stdout, 'data');
    const exited = once(host, 'exit');
    host.kill('SIGKILL');
    await exited;
    // Its process would hold the right to write for ever; without it this has it at once.
    const db = new Database(own, { timeout: 20_000 });
    db.exec('BEGIN IMMEDIATE');
    expect(db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 });
    db.close();
  }, 60_000);

  it('says what is wrong when its process does not start', async () => {
    driver = open({ script: join(folder, 'none.cjs') });
    await expect(driver.conn(true)).rejects.toThrow(
      /the SQL process of plugin com\.example ended .*Cannot find module/s,
    );
    await expect(driver.conn(true)).rejects.toMatchObject({ code: 6 });
  });

  it('is not to be had from a core that was not told of its script', async () => {
    expect(chat.core.pluginSql('com.example')).toBeUndefined();
  });
});
