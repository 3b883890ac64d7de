import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes the folder of the database and the database file for the owner alone (0700, 0600); SQLite's side files follow. */
export async function makePrivate(databasePath: string): Promise<void> {
  const folder = dirname(databasePath);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const file = await open(databasePath, 'a', 0o600);
  await file.close();
  await chmod(databasePath, 0o600);
}
