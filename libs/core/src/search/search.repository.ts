import type { EntityManager } from 'typeorm';
import { inList, listOf } from '../database/compiled-where.ts';
import type { Database } from '../database/database.ts';
import type { Dialect } from '../database/dialect.ts';
import { statementsOf, type SqlValue } from '../database/statements.ts';
import type { SearchDates } from './search-dates.ts';
import { SEARCHABLE } from './searchable-text.ts';
import { ftsQuery, tsQuery, type SearchWord } from './search-words.ts';

/** What is looked for where; the reader's channels were found out before. */
export interface Search {
  readonly words: readonly SearchWord[];
  readonly without: readonly SearchWord[];
  readonly joinedBy: 'AND' | 'OR';
  /** Words of the hashtags instead of the message; not for files. */
  readonly inHashtags: boolean;
  readonly channelIds: readonly string[];
  readonly authors: readonly string[];
  readonly notAuthors: readonly string[];
  readonly extensions: readonly string[];
  readonly notExtensions: readonly string[];
  readonly dates: SearchDates;
}

/** A channel as a search asks for it. */
export interface SearchedChannel {
  readonly id: string;
  readonly name: string;
}

interface Table {
  readonly name: 'posts' | 'fileinfo';
  readonly author: string;
  /** Besides those that full text search leaves out. */
  readonly condition: string;
  /** What PostgreSQL has an index of; the texts are those of the migration. */
  readonly vector: (search: Search) => string;
  readonly config: (search: Search) => string;
  readonly columns: (search: Search) => string;
}

const POSTS: Table = {
  name: 'posts',
  author: 'userid',
  condition: `found.deleteat = 0 AND found.originalid = '' AND found.type NOT LIKE 'system$_%' ESCAPE '$'`,
  vector: ({ inHashtags }) =>
    inHashtags
      ? `found.hashtags <> '' AND to_tsvector('simple', ${SEARCHABLE}(found.hashtags))`
      : `to_tsvector('english', ${SEARCHABLE}(found.message))`,
  config: ({ inHashtags }) => (inHashtags ? 'simple' : 'english'),
  columns: ({ inHashtags }) => (inHashtags ? 'hashtags' : 'message'),
};

const FILES: Table = {
  name: 'fileinfo',
  author: 'creatorid',
  condition: `found.deleteat = 0 AND found.postid <> ''`,
  vector: () => `to_tsvector('english', ${SEARCHABLE}(found.name || ' ' || left(found.content, 200000)))`,
  config: () => 'english',
  columns: () => 'name content',
};

/** Channels that SQLite's index is asked for by name; with more it finds first and sorts out afterwards. */
const MOST_PLACES = 100;
/**
 * Of what matches in SQLite, so many of the latest are looked at, so that a common word costs no more than a rare one: a few
 * more than are asked for, since they are numbered as they were written and told by their time; many where some of them
 * will be sorted out.
 */
const CANDIDATES = { atLeast: 200, forEach: 2, someFit: 20_000 };

/** Full text search, on FTS5 and on PostgreSQL's. */
export class SearchRepository {
  readonly #read: EntityManager;
  readonly #dialect: Dialect;

  constructor(database: Database) {
    this.#read = database.read;
    this.#dialect = database.dialect;
  }

  /** Ids of posts, the newest first. */
  posts(search: Search, limit: number): Promise<string[]> {
    return this.#find(POSTS, search, limit);
  }

  /** Ids of files of posts, the newest first. */
  files(search: Search, limit: number): Promise<string[]> {
    return this.#find(FILES, search, limit);
  }

  /** Those of a team and the direct ones, all teams' without one; of a member if one is given. */
  channels(teamId: string, userId: string | undefined, includeDeleted: boolean): Promise<SearchedChannel[]> {
    const conditions = [includeDeleted ? '1 = 1' : 'channels.deleteat = 0'];
    const values: string[] = [];
    if (teamId !== '') {
      conditions.push(`channels.teamid IN (?, '')`);
      values.push(teamId);
    }
    if (userId !== undefined) {
      conditions.push('channels.id IN (SELECT channelid FROM channelmembers WHERE userid = ?)');
      values.push(userId);
    }
    const sql = `SELECT id, name FROM channels WHERE ${conditions.join(' AND ')}`;
    return statementsOf(this.#read).all<SearchedChannel>(sql, values);
  }

  async #find(table: Table, search: Search, limit: number): Promise<string[]> {
    if (search.channelIds.length === 0) return [];
    const { sql, values } =
      this.#dialect === 'postgres' ? onPostgres(table, search) : onSqlite(table, search, limit);
    const filter = this.#filter(table, search);
    const rows = await statementsOf(this.#read).all<{ id: string }>(
      `${sql} AND ${table.condition}${filter.sql} ORDER BY found.createat DESC, found.id DESC LIMIT ?`,
      [...values, ...filter.values, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Few texts: each part is there or not, whatever it holds. */
  #filter(table: Table, search: Search): { sql: string; values: SqlValue[] } {
    const dialect = this.#dialect;
    const parts: [string, SqlValue][] = [
      [`found.channelid ${inList(dialect)}`, listOf(search.channelIds, dialect)],
    ];
    const list = (column: string, wanted: readonly string[], isExcluded: boolean) => {
      if (wanted.length > 0)
        parts.push([
          `${isExcluded ? 'NOT ' : ''}(found.${column} ${inList(dialect)})`,
          listOf(wanted, dialect),
        ]);
    };
    list(table.author, search.authors, false);
    list(table.author, search.notAuthors, true);
    if (table.name === 'fileinfo') {
      list('extension', search.extensions, false);
      list('extension', search.notExtensions, true);
    }
    const { within, without } = search.dates;
    if (within.from !== undefined) parts.push(['found.createat >= ?', within.from]);
    if (within.to !== undefined) parts.push(['found.createat <= ?', within.to]);
    const values = parts.map(([, value]) => value);
    let sql = parts.map(([text]) => ` AND ${text}`).join('');
    if (without) {
      sql += ' AND NOT (found.createat BETWEEN ? AND ?)';
      values.push(without.from, without.to);
    }
    return { sql, values };
  }
}

function onPostgres(table: Table, search: Search): { sql: string; values: SqlValue[] } {
  const start = `SELECT found.id FROM ${table.name} AS found WHERE 1 = 1`;
  const query = [tsQuery(search.words, search.joinedBy)];
  if (search.without.length > 0) query.push(`!(${tsQuery(search.without, 'OR')})`);
  const text = query
    .filter((part) => part !== '')
    .map((part) => `(${part})`)
    .join(' & ');
  if (text === '') return { sql: start, values: [] };
  return {
    sql: `${start} AND ${table.vector(search)} @@ to_tsquery('${table.config(search)}', ?)`,
    values: [text],
  };
}

function onSqlite(table: Table, search: Search, limit: number): { sql: string; values: SqlValue[] } {
  const fts = `patchbay_${table.name}_fts`;
  const { words, without, channelIds, authors, dates } = search;
  const plain = `SELECT found.id FROM ${table.name} AS found WHERE 1 = 1`;
  const hasDates = Object.keys(dates.within).length > 0 || dates.without !== undefined;
  const hasWords = words.length > 0 || without.length > 0;
  // The table has an index of a channel's days.
  if (!hasWords && hasDates) return { sql: plain, values: [] };
  const columns = `{${table.columns(search)}} : `;
  const wanted = [
    ...(words.length > 0 ? [`${columns}(${ftsQuery(words, search.joinedBy)})`] : []),
    ...anyOf('place', channelIds),
    ...anyOf('author', authors),
  ];
  const unwanted = without.length > 0 ? `${columns}(${ftsQuery(without, 'OR')})` : '';
  if (wanted.length === 0 && unwanted === '') return { sql: plain, values: [] };
  if (wanted.length === 0)
    return {
      sql: `${plain} AND found.rowid NOT IN (SELECT rowid FROM ${fts} WHERE ${fts} MATCH ?)`,
      values: [unwanted],
    };
  const match = `(${wanted.join(') AND (')})${unwanted === '' ? '' : ` NOT (${unwanted})`}`;
  const { notAuthors, extensions, notExtensions, inHashtags } = search;
  const allFit =
    channelIds.length <= MOST_PLACES &&
    !hasDates &&
    !inHashtags &&
    [notAuthors, extensions, notExtensions].every(({ length }) => length === 0);
  const most = allFit ? Math.max(CANDIDATES.atLeast, CANDIDATES.forEach * limit) : CANDIDATES.someFit;
  // What is searched up to a day may lie behind any number of later matches.
  const hasEnd = dates.within.to !== undefined;
  const latest = hasEnd ? '' : ' ORDER BY rowid DESC LIMIT ?';
  return {
    sql: `SELECT found.id FROM (SELECT rowid FROM ${fts} WHERE ${fts} MATCH ?${latest}) AS candidates
      CROSS JOIN ${table.name} AS found ON found.rowid = candidates.rowid WHERE 1 = 1`,
    values: hasEnd ? [match] : [match, most],
  };
}

/** Where a column holds one of some ids, as FTS5 asks for it; nothing for none of them and for too many. */
function anyOf(column: string, ids: readonly string[]): string[] {
  if (ids.length === 0 || ids.length > MOST_PLACES) return [];
  return [`${column} : (${ids.map((id) => `"${lettersOf(id)}"`).join(' OR ')})`];
}

/** Ids are letters and digits; what someone typed for one may be anything. */
function lettersOf(id: string): string {
  return id.replace(/[^a-z0-9]/gi, '') || '0';
}
