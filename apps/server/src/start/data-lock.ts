import Database from 'better-sqlite3';
import { join } from 'node:path';
import { dataFolderInUse } from './errors.ts';

/**
 * Keeps a second server off the data folder. SQLite's exclusive lock is one of the operating system: it is gone with
 * the process however that ended, so there is never a stale one to clear.
 *
 * @returns the way to give it up
 * @throws StartError when another server has it
 */
export function lockDataFolder(path: string): () => void {
  const database = new Database(join(path, 'patchbay.lock'), { timeout: 0 });
  try {
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw dataFolderInUse(path);
    throw error;
  }
  return () => database.close();
}
