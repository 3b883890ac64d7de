import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;
const WORDS =
  'the deployment of server plugin channel message release review build test ship works again today'.split(
    ' ',
  );

/** Ids as the server makes them, near enough. */
const newId = () => randomBytes(13).toString('hex');

/**
 * Writes posts into a channel of a server that is stopped, up to a number of them, by SQL: the server would take an hour.
 * Search gets its words at the end, in one go.
 *
 * @param {{ path: string, channelId: string, userId: string, count: number }} options `path` of the database
 */
export function seedPosts({ path, channelId, userId, count }) {
  const database = new Database(path);
  try {
    database.pragma('synchronous = OFF');
    // As the server registers it; what is written here has no scripts without spaces.
    database.function('patchbay_searchable', { deterministic: true }, (text) => text);
    const triggers = /** @type {{ name: string, sql: string }[]} */ (
      database
        .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'posts'`)
        .all()
    );
    const last =
      /** @type {{ id: number }} */ (database.prepare('SELECT max(rowid) AS id FROM posts').get()).id ?? 0;
    const { there } = /** @type {{ there: number }} */ (
      database.prepare('SELECT count(*) AS there FROM posts WHERE channelid = ?').get(channelId)
    );
    const insert = database.prepare(
      `INSERT INTO posts (id, createat, updateat, userid, channelid, message, props, fileids) VALUES (?, ?, ?, ?, ?, ?, '{}', '[]')`,
    );
    const begin = Date.now() - DAY_MS;
    database.transaction(() => {
      for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
      for (let number = there; number < count; number += 1) {
        const at = begin + Math.floor((number / count) * (DAY_MS / 2));
        const word = WORDS[number % WORDS.length];
        insert.run(
          newId(),
          at,
          at,
          userId,
          channelId,
          `message ${number} about ${word} and ${WORDS[(number * 7) % WORDS.length]}`,
        );
      }
      database
        .prepare(
          `INSERT INTO patchbay_posts_fts (rowid, message, hashtags, place, author)
           SELECT rowid, message, hashtags, channelid, userid FROM posts WHERE rowid > ?`,
        )
        .run(last);
      database
        .prepare('UPDATE channels SET totalmsgcount = ?, totalmsgcountroot = ? WHERE id = ?')
        .run(count, count, channelId);
      for (const { sql } of triggers) database.exec(sql);
    })();
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
