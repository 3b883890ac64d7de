import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SEARCHABLE, UNSPACED_IN_POSTGRES } from '../../search/searchable-text.ts';

/** Indices by which posts are read at any number of them, and what full text search looks into. */
export class CreateSearch1763740800006 implements MigrationInterface {
  readonly name = 'CreateSearch1763740800006';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...INDICES, ...(isPostgres(runner) ? ON_POSTGRES : ON_SQLITE)])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    const undo = isPostgres(runner) ? UNDO_ON_POSTGRES : UNDO_ON_SQLITE;
    for (const sql of [...undo, ...UNDO_INDICES]) await runner.query(sql);
  }
}

const isPostgres = (runner: QueryRunner) => runner.dataSource.options.type === 'postgres';

const INDICES = [
  'DROP INDEX idx_posts_channel_id_create_at',
  'DROP INDEX idx_posts_root_id_delete_at',
  'DROP INDEX idx_posts_user_id',
  'DROP INDEX idx_posts_original_id',
  `CREATE INDEX idx_posts_channel_id_create_at_id ON posts (channelid, createat, id) WHERE originalid = ''`,
  `CREATE INDEX idx_posts_channel_id_roots ON posts (channelid, createat, id) WHERE originalid = '' AND rootid = ''`,
  'CREATE INDEX idx_posts_channel_id_pinned ON posts (channelid, createat) WHERE ispinned',
  'CREATE INDEX idx_posts_root_id_create_at_id ON posts (rootid, createat, id)',
  `CREATE INDEX idx_posts_original_id ON posts (originalid) WHERE originalid <> ''`,
  'CREATE INDEX idx_posts_user_id_create_at ON posts (userid, createat)',
];

const UNDO_INDICES = [
  'DROP INDEX idx_posts_original_id',
  'DROP INDEX idx_posts_user_id_create_at',
  'DROP INDEX idx_posts_root_id_create_at_id',
  'DROP INDEX idx_posts_channel_id_pinned',
  'DROP INDEX idx_posts_channel_id_roots',
  'DROP INDEX idx_posts_channel_id_create_at_id',
  'CREATE INDEX idx_posts_original_id ON posts (originalid)',
  'CREATE INDEX idx_posts_user_id ON posts (userid)',
  'CREATE INDEX idx_posts_root_id_delete_at ON posts (rootid, deleteat)',
  'CREATE INDEX idx_posts_channel_id_create_at ON posts (channelid, createat)',
];

/** Which rows can be found: neither deleted ones nor older versions nor what the system says. */
const POST_FOUND = (row: string) =>
  `${row}originalid = '' AND ${row}deleteat = 0 AND ${row}type NOT LIKE 'system$_%' ESCAPE '$'`;
const FILE_FOUND = (row: string) => `${row}deleteat = 0`;

/**
 * Keeps an FTS5 table in step with a table by triggers, which see every write whoever makes it, in its own transaction.
 * The texts are not stored twice. Places (channels) and authors are indexed as words, so that a search passes over none that the
 * reader cannot see.
 */
function ftsTable(
  table: string,
  columns: Readonly<Record<string, string>>,
  found: (row: string) => string,
): string[] {
  const fts = `patchbay_${table}_fts`;
  const names = Object.keys(columns).join(', ');
  const values = (row: string) =>
    Object.values(columns)
      .map((column) => `${SEARCHABLE}(${row}${column})`)
      .join(', ');
  const watched = [
    ...Object.values(columns),
    ...(table === 'posts' ? ['originalid', 'type'] : []),
    'deleteat',
  ];
  return [
    `CREATE VIRTUAL TABLE ${fts} USING fts5(${names}, content='', contentless_delete=1,
      tokenize='porter unicode61 remove_diacritics 2')`,
    `INSERT INTO ${fts} (rowid, ${names}) SELECT rowid, ${values('')} FROM ${table} WHERE ${found('')}`,
    `CREATE TRIGGER ${fts}_insert AFTER INSERT ON ${table} WHEN ${found('new.')} BEGIN
      INSERT INTO ${fts} (rowid, ${names}) VALUES (new.rowid, ${values('new.')}); END`,
    `CREATE TRIGGER ${fts}_delete AFTER DELETE ON ${table} WHEN ${found('old.')} BEGIN
      DELETE FROM ${fts} WHERE rowid = old.rowid; END`,
    `CREATE TRIGGER ${fts}_leave AFTER UPDATE OF ${watched.join(', ')} ON ${table}
      WHEN ${found('old.')} AND NOT (${found('new.')}) BEGIN
      DELETE FROM ${fts} WHERE rowid = old.rowid; END`,
    `CREATE TRIGGER ${fts}_enter AFTER UPDATE OF ${watched.join(', ')} ON ${table} WHEN ${found('new.')} BEGIN
      DELETE FROM ${fts} WHERE rowid = new.rowid;
      INSERT INTO ${fts} (rowid, ${names}) VALUES (new.rowid, ${values('new.')}); END`,
  ];
}

const ON_SQLITE = [
  ...ftsTable(
    'posts',
    { message: 'message', hashtags: 'hashtags', place: 'channelid', author: 'userid' },
    POST_FOUND,
  ),
  ...ftsTable(
    'fileinfo',
    { name: 'name', content: 'content', place: 'channelid', author: 'creatorid' },
    FILE_FOUND,
  ),
];

const UNDO_ON_SQLITE = ['posts', 'fileinfo'].flatMap((table) => [
  ...['insert', 'delete', 'leave', 'enter'].map((moment) => `DROP TRIGGER patchbay_${table}_fts_${moment}`),
  `DROP TABLE patchbay_${table}_fts`,
]);

/** PostgreSQL keeps an index of an expression in step by itself. Only letters and digits count, as in SQLite. */
const ON_POSTGRES = [
  `CREATE FUNCTION ${SEARCHABLE}(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(regexp_replace(coalesce(given, ''), '[^a-zA-Z0-9\\u0080-\\U0010ffff]+', ' ', 'g'),
      '([${UNSPACED_IN_POSTGRES}])', ' \\1 ', 'g') $$`,
  `CREATE INDEX idx_posts_search_message ON posts
    USING gin (to_tsvector('english', ${SEARCHABLE}(message))) WHERE deleteat = 0 AND originalid = ''`,
  `CREATE INDEX idx_posts_search_hashtags ON posts
    USING gin (to_tsvector('simple', ${SEARCHABLE}(hashtags))) WHERE deleteat = 0 AND originalid = '' AND hashtags <> ''`,
  // A tsvector has an end, which a book would pass.
  `CREATE INDEX idx_fileinfo_search ON fileinfo
    USING gin (to_tsvector('english', ${SEARCHABLE}(name || ' ' || left(content, 200000)))) WHERE deleteat = 0`,
];

const UNDO_ON_POSTGRES = [
  'DROP INDEX idx_fileinfo_search',
  'DROP INDEX idx_posts_search_hashtags',
  'DROP INDEX idx_posts_search_message',
  `DROP FUNCTION ${SEARCHABLE}(text)`,
];
