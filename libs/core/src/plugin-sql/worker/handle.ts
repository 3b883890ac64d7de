import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import type BetterSqlite3 from 'better-sqlite3';
import { quoteText } from '../dialect/emit.ts';
import { registerFunctions } from '../functions/register.ts';
import type { AdvisoryLocks } from '../functions/register.ts';
import { CATALOG_VIEWS, CORE, WRITE_MARK } from './catalog.ts';

/** How long SQLite waits for a lock of a process that is not this one, in ms; ours wait without holding the thread. */
const FOREIGN_LOCK_MS = 1_000;
/** Memory for pages of one connection, in KiB. */
const CACHE_KIB = 4_096;

export interface DatabaseFiles {
  /** The plugin's own; made when it is missing, for the owner alone. */
  readonly own: string;
  /** The chat's, which must be there. */
  readonly core: string;
}

export type Handle = BetterSqlite3.Database;

/** Opens the plugin's database with the chat's beside it, and what makes both look like PostgreSQL. */
export function openHandle(files: DatabaseFiles, locks: AdvisoryLocks): Handle {
  closeSync(openSync(files.own, 'a', 0o600));
  chmodSync(files.own, 0o600);
  const db = new Database(files.own, { timeout: FOREIGN_LOCK_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma('case_sensitive_like = ON');
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.defaultSafeIntegers(true);
    const exists = db.prepare('SELECT 1 FROM main.sqlite_schema WHERE name = ?');
    if (exists.get(WRITE_MARK) === undefined) db.exec(`CREATE TABLE IF NOT EXISTS main.${WRITE_MARK} (x)`);
    db.exec(`ATTACH ${quoteText(files.core)} AS ${CORE}`);
    registerFunctions(db, locks);
    for (const view of CATALOG_VIEWS) db.exec(view);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Which databases a statement would write, by SQLite's own reading of it. Compiles it, runs nothing. */
export function writesOutside(db: Handle, sql: string, params: number): boolean {
  const program = db
    .prepare(`EXPLAIN ${sql}`)
    .safeIntegers(false)
    .all(...new Array<null>(params).fill(null)) as {
    opcode: string;
    p1: number;
    p2: number;
  }[];
  // 0 is main, 1 temp; attached ones follow. p2 says whether it wants to write.
  return program.some(({ opcode, p1, p2 }) => opcode === 'Transaction' && p2 !== 0 && p1 > 1);
}
