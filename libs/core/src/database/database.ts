import type BetterSqlite3 from 'better-sqlite3';
import type { DataSourceOptions, EntityManager } from 'typeorm';
import { SEARCHABLE, searchableText } from '../search/searchable-text.ts';
import type { Dialect } from './dialect.ts';
import { entities } from './entities.ts';
import { migrations } from './migrations/index.ts';
import { PreparedSource } from './prepared-source.ts';
import { makePrivate } from './private-files.ts';
import { WriteConnection } from './write-connection.ts';
import { WriteQueue } from './write-queue.ts';

export type DatabaseLocation = { sqlitePath: string } | { postgresUrl: string };

/** How long SQLite waits for another process's lock, in ms. */
const SQLITE_BUSY_MS = 5_000;
/** Pages of 4 kB that wait in the write-ahead log before they are moved: 16 MB. */
const WAL_PAGES = 4_000;

/**
 * The chat's database. Reads go through one data source, all writes through another, one unit of work at a time:
 * TypeORM shares a single SQLite connection between callers, so with transactions side by side one's rollback would
 * erase another's acknowledged write.
 */
export class Database {
  readonly dialect: Dialect;
  readonly #reading: PreparedSource;
  readonly #writing: PreparedSource;
  readonly #queue: WriteQueue;

  private constructor(dialect: Dialect, reading: PreparedSource, writing: PreparedSource) {
    this.dialect = dialect;
    this.#reading = reading;
    this.#writing = writing;
    const only = dialect === 'sqlite' ? new WriteConnection(writing) : undefined;
    this.#queue = new WriteQueue(() => only ?? new WriteConnection(writing));
  }

  /** Opens it and runs the migrations that are missing. */
  static async open(location: DatabaseLocation): Promise<Database> {
    const dialect: Dialect = 'sqlitePath' in location ? 'sqlite' : 'postgres';
    if ('sqlitePath' in location) await makePrivate(location.sqlitePath);
    const writing = new PreparedSource(options(location, dialect, 'writing'));
    await writing.initialize();
    try {
      await writing.runMigrations({ transaction: 'each' });
      const reading = new PreparedSource(options(location, dialect, 'reading'));
      await reading.initialize();
      return new Database(dialect, reading, writing);
    } catch (error) {
      await writing.destroy();
      throw error;
    }
  }

  /** For queries outside a unit of work: sees what is committed. Never write through it. */
  get read(): EntityManager {
    return this.#reading.manager;
  }

  /**
   * The only way to write: all of `work` or nothing. Inside, use the manager it is given, and wait for nothing but the
   * database: every other write waits for this one. Those that wait are committed together. A unit of work inside another is refused.
   */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#queue.run(work);
  }

  /** Statements that would make the tables what the entities say; empty when the migrations did it. */
  async pendingSchemaChanges(): Promise<string[]> {
    const log = await this.#writing.driver.createSchemaBuilder().log();
    return log.upQueries.map((query) => query.query);
  }

  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#reading.destroy();
    await this.#writing.destroy();
  }
}

function options(
  location: DatabaseLocation,
  dialect: Dialect,
  role: 'reading' | 'writing',
): DataSourceOptions {
  const common = {
    entities: entities(dialect),
    migrations: role === 'writing' ? migrations : [],
    migrationsTableName: 'patchbay_migrations',
    synchronize: false,
    logging: false,
  } as const;
  if ('postgresUrl' in location) return { ...common, type: 'postgres', url: location.postgresUrl };
  return {
    ...common,
    type: 'better-sqlite3',
    database: location.sqlitePath,
    enableWAL: true,
    timeout: SQLITE_BUSY_MS,
    prepareDatabase: (connection: BetterSqlite3.Database) => {
      // The triggers that keep the search in step call it.
      connection.function(SEARCHABLE, { deterministic: true }, (text) =>
        searchableText(text as string | null),
      );
      // In WAL mode NORMAL loses nothing when the process dies; only a power cut may lose the last moments.
      connection.pragma('synchronous = NORMAL');
      // The same pages change with every post: moved into the database less often, they are moved once for many.
      connection.pragma(`wal_autocheckpoint = ${WAL_PAGES}`);
      if (role === 'reading') connection.pragma('query_only = ON');
    },
  };
}
