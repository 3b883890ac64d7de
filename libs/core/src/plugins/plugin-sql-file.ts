import { chmod, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** Below the data folder: one SQLite file per plugin that uses SQL, which stays when the plugin is removed. */
export const PLUGIN_SQL_FOLDER = 'plugin-sql';

const SIDE_FILES = ['', '-wal', '-shm', '-journal'];
/** Pages copied before others get their turn. */
const PAGES_AT_ONCE = 500;

/** The database file in which a plugin's own tables are (decision 0005); a plugin that uses no SQL has none. */
export function pluginSqlFile(dataDir: string, pluginId: string): string {
  return join(dataDir, PLUGIN_SQL_FOLDER, `${encodeURIComponent(pluginId)}.db`);
}

/** Bytes on disk, of the files that SQLite keeps beside it too. */
export async function sqlFileBytes(file: string): Promise<number> {
  const sizes = await Promise.all(SIDE_FILES.map(async (suffix) => (await sizeOf(file + suffix)) ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}

export async function removeSqlFile(file: string): Promise<void> {
  // The side files last would leave a log without its database, which the next one of that name would take for its own.
  for (const suffix of SIDE_FILES.toReversed()) await rm(file + suffix, { force: true });
}

/**
 * Copies a plugin's database as it is at one moment, while the plugin may go on writing; false when there is none.
 * `target` is readable by nobody else.
 */
export async function copySqlFile(file: string, target: string, signal: AbortSignal): Promise<boolean> {
  if ((await sizeOf(file)) === undefined) return false;
  await writeFile(target, '', { mode: 0o600 });
  const source = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  try {
    // An open read keeps the view the same while the copy is made, so that it need not begin again after each write.
    source.exec('BEGIN');
    source.prepare('SELECT COUNT(*) FROM sqlite_master').get();
    await source.backup(target, {
      progress: () => {
        signal.throwIfAborted();
        return PAGES_AT_ONCE;
      },
    });
  } finally {
    source.close();
  }
  await chmod(target, 0o600);
  return true;
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
