import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { Database } from '../database/database.ts';
import { statementsOf } from '../database/statements.ts';
import { SearchRepository } from './search.repository.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-search-'));
});
afterAll(() => rm(folder, { recursive: true }));

const search = (word: string) => ({
  words: [{ parts: [word], isPrefix: false }],
  without: [],
  joinedBy: 'AND' as const,
  inHashtags: false,
  channelIds: ['channel'],
  authors: [],
  notAuthors: [],
  extensions: [],
  notExtensions: [],
  dates: { within: {} },
});

/** The guide for self-hosters makes copies by it; the index knows posts by numbers that it has to leave alone. */
it('a database that was vacuumed, and its copy, find the same', async () => {
  const path = join(folder, 'patchbay.db');
  const database = await Database.open({ sqlitePath: path });
  await database.transaction(async (tx) => {
    for (let number = 0; number < 100; number += 1)
      await statementsOf(tx).run(
        `INSERT INTO posts (id, createat, channelid, userid, message) VALUES (?, ?, 'channel', 'user', ?)`,
        [`post${number}`, number, `word${number} everywhere`],
      );
    await statementsOf(tx).run('DELETE FROM posts WHERE createat % 3 = 0', []);
  });
  await database.close();
  const copy = join(folder, 'copy.db');
  const outside = new BetterSqlite3(path);
  outside.exec(`VACUUM INTO '${copy}'`);
  outside.exec('VACUUM');
  outside.close();
  for (const sqlitePath of [path, copy]) {
    const opened = await Database.open({ sqlitePath });
    const found = new SearchRepository(opened);
    expect(await found.posts(search('word49'), 10)).toEqual(['post49']);
    expect(await found.posts(search('word48'), 10)).toEqual([]);
    expect(await found.posts(search('everywhere'), 100)).toHaveLength(66);
    await opened.close();
  }
});
