import { once } from 'node:events';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { extract, type Header } from 'tar-stream';
import { install } from '../fixtures/install.ts';
import { TestCore } from '../fixtures/test-core.ts';
import { pluginSqlFile } from './plugin-sql-file.ts';

const ID = 'com.example.plugin';
const SERVER = { userId: '' };

describe('what a plugin has stored', () => {
  let test: TestCore;

  beforeEach(async () => {
    test = await TestCore.open();
    await install(test, ID, [{ key: 'Token', secret: true }]);
  });

  afterEach(() => test.close());

  const data = () => test.core.pluginData;
  const set = (key: string, value: Uint8Array, options = {}, id = ID) =>
    test.core.kv.set(id, key, value, options);

  const makeSql = async (id: string) => {
    const file = pluginSqlFile(test.folder, id);
    await mkdir(dirname(file), { recursive: true });
    const sql = new SqliteDatabase(file);
    sql.pragma('journal_mode = WAL');
    sql.exec("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('first')");
    return { sql, file };
  };

  /** The files of an archive, and their headers. */
  const unpacked = async (archive: Readable) => {
    const files = new Map<string, { header: Header; content: Buffer }>();
    const tar = extract();
    tar.on('entry', (header, stream, next) => {
      void buffer(stream as unknown as Readable).then((content) => {
        files.set(header.name, { header, content });
        next();
      });
    });
    const finished = once(tar, 'finish');
    tar.end(gunzipSync(await buffer(archive)));
    await finished;
    return files;
  };

  const leftFolders = async () => {
    await data().settled();
    return (await readdir(test.folder)).filter((name) => name.startsWith('plugin-export-'));
  };

  it('is measured in keys and bytes, without what has expired and what others have', async () => {
    expect(await data().usage(ID)).toEqual({ kv_keys: 0, kv_bytes: 0, settings_bytes: 0, sql_bytes: 0 });
    await set('ä', Buffer.alloc(1000));
    await set('b', Buffer.alloc(10), { expireInSeconds: 1 });
    await set('c', Buffer.alloc(10), {}, 'another');
    await test.core.config.savePluginSettings(ID, { a: 'ö' }, SERVER);
    test.clock.time += 2_000;
    const { sql, file } = await makeSql(ID);
    expect(await data().usage(ID)).toEqual({
      kv_keys: 1,
      kv_bytes: 1002,
      settings_bytes: Buffer.byteLength('{"a":"ö"}'),
      sql_bytes:
        (await stat(file)).size + (await stat(`${file}-wal`)).size + (await stat(`${file}-shm`)).size,
    });
    sql.close();
    expect((await data().usage('../../etc/passwd')).sql_bytes).toBe(0);
  });

  it('can be taken along: settings with their secrets, values to the byte, the tables as they are', async () => {
    await test.core.config.savePluginSettings(ID, { Token: 'secret', colour: 'red' }, SERVER);
    await set('binary', Buffer.from([0, 255, 10]));
    await set('later', Buffer.from('x'), { expireInSeconds: 100 });
    await set('over', Buffer.from('x'), { expireInSeconds: -1 });
    await set('odd "\n key ü', Buffer.from('y'));
    await set('theirs', Buffer.from('z'), {}, 'another');
    const { sql } = await makeSql(ID);
    const files = await unpacked(data().export(ID));
    sql.close();
    expect([...files.keys()]).toEqual(['settings.json', 'kv.ndjson', 'plugin.sqlite']);
    expect([...files.values()].map(({ header }) => header.mode)).toEqual([0o600, 0o600, 0o600]);
    expect(JSON.parse(String(files.get('settings.json')?.content))).toEqual({
      Token: 'secret',
      colour: 'red',
    });
    const lines = String(files.get('kv.ndjson')?.content)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { key: string; value: string; expire_at: number });
    expect(
      Object.fromEntries(lines.map((line) => [line.key, [...Buffer.from(line.value, 'base64')]])),
    ).toEqual({ binary: [0, 255, 10], later: [120], 'odd "\n key ü': [121] });
    expect(lines.find(({ key }) => key === 'later')?.expire_at).toBeGreaterThan(test.clock.time);
    const copy = join(test.folder, 'copy.db');
    await writeFile(copy, files.get('plugin.sqlite')?.content ?? '');
    const opened = new SqliteDatabase(copy);
    expect(opened.prepare('SELECT text FROM notes').all()).toEqual([{ text: 'first' }]);
    opened.close();
    expect(await leftFolders()).toEqual([]);
  });

  it('is an archive too where there is nothing, of a plugin nobody knows as well', async () => {
    const files = await unpacked(data().export('never-heard-of'));
    expect([...files].map(([name, { content }]) => [name, String(content)])).toEqual([
      ['settings.json', '{}\n'],
      ['kv.ndjson', ''],
    ]);
  });

  it('comes whole, however much it is: many keys, and values of ten megabytes', async () => {
    const large = Buffer.alloc(10 * 1024 * 1024, 1);
    await set('large-1', large);
    await set('large-2', large);
    await test.core.kv.set(ID, 'small', Buffer.from('1'));
    for (let n = 0; n < 600; n++) await set(`key-${n}`, Buffer.from([n % 256]));
    const files = await unpacked(data().export(ID));
    const lines = String(files.get('kv.ndjson')?.content)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { key: string; value: string });
    expect(new Set(lines.map(({ key }) => key)).size).toBe(603);
    expect(lines).toHaveLength(603);
    const last = lines.find(({ key }) => key === 'large-2');
    expect(Buffer.from(last?.value ?? '', 'base64').equals(large)).toBe(true);
  }, 60_000);

  it('leaves nothing behind when nobody wants the rest, and removes what a killed server left', async () => {
    await set('large', Buffer.alloc(10 * 1024 * 1024, 1));
    const archive = data().export(ID);
    await once(archive, 'readable');
    archive.destroy();
    await once(archive, 'close');
    expect(await leftFolders()).toEqual([]);
    await mkdir(join(test.folder, 'plugin-export-abc'));
    await writeFile(join(test.folder, 'plugin-export-abc', 'kv.ndjson'), 'x');
    await test.core.close();
    test = await TestCore.open({ dataDir: test.folder });
    expect(await leftFolders()).toEqual([]);
  });

  it('does not keep the server from ending while nobody reads it', async () => {
    await set('large', Buffer.alloc(10 * 1024 * 1024, 1));
    const archive = data().export(ID);
    await once(archive, 'readable');
    await test.core.close();
    expect(archive.destroyed).toBe(true);
    test = await TestCore.open({ dataDir: test.folder });
  });

  it('says so when it cannot be read', async () => {
    const file = pluginSqlFile(test.folder, ID);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'this is no database'.repeat(1000));
    await expect(buffer(data().export(ID))).rejects.toThrow(/not a database/);
    expect(await leftFolders()).toEqual([]);
  });

  it('can be deleted: values, settings, copies, tables, and the values in the history', async () => {
    await test.core.config.savePluginSettings(ID, { Token: 'secret' }, SERVER);
    await set('a', Buffer.from('1'));
    await set('a', Buffer.from('1'), {}, 'another');
    await test.core.ledger.beginChange({ pluginId: ID, from: 'a', to: 'b', startedAt: 1 });
    await test.core.ledger.finishChange(ID);
    const { sql, file } = await makeSql(ID);
    sql.close();
    await data().delete(ID);
    expect(await data().usage(ID)).toEqual({ kv_keys: 0, kv_bytes: 0, settings_bytes: 0, sql_bytes: 0 });
    expect(test.core.config.pluginSettings(ID)).toEqual({});
    expect(await test.core.ledger.restoreData(ID, 'a')).toBe(false);
    await expect(stat(file)).rejects.toThrow('ENOENT');
    expect((await data().usage('another')).kv_keys).toBe(1);
    const history = await test.core.config.history({ page: 0, perPage: 10 });
    expect(Object.keys(history[0]?.changes ?? {})).toEqual([`PluginSettings.Plugins.${ID}.Token`]);
    for (const { id } of history.slice(0, 2))
      await expect(test.core.config.undo(id, SERVER)).rejects.toMatchObject({ status_code: 409 });
    await data().delete(ID);
    await data().delete('never-heard-of');
  });

  it('is not deleted under a plugin that runs', async () => {
    await test.close();
    test = await TestCore.open({ pluginSqlScript: '/nowhere.cjs' });
    const driver = test.core.pluginSql(ID);
    // On PostgreSQL plugins have no SQL of their own.
    if (!driver) return;
    await set('a', Buffer.from('1'));
    await expect(data().delete(ID)).rejects.toMatchObject({
      id: 'app.plugin.delete_data.running.app_error',
      status_code: 409,
    });
    expect((await data().usage(ID)).kv_keys).toBe(1);
    await driver.close();
    await data().delete(ID);
    expect((await data().usage(ID)).kv_keys).toBe(0);
  });
});
