import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderUnusable } from './errors.ts';

/** Where things lie in the data folder. */
export interface DataFolder {
  readonly path: string;
  readonly logs: string;
  /** Files behind the file store. */
  readonly files: string;
  /** Emptied at every start. */
  readonly temporary: string;
  /** The key that signs bundles which come with the server. */
  readonly keys: string;
  readonly localSocket: string;
}

/** Makes the folder if need be and tries it: full disks and foreign owners are told now, not at the first post. */
export function openDataFolder(path: string): DataFolder {
  const folder: DataFolder = {
    path,
    logs: join(path, 'logs'),
    files: join(path, 'files'),
    temporary: join(path, 'tmp'),
    keys: join(path, 'keys'),
    localSocket: join(path, 'patchbay.sock'),
  };
  const probe = join(path, '.writable');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(probe, 'x');
    rmSync(probe);
    for (const part of [folder.logs, folder.files, folder.temporary, folder.keys])
      mkdirSync(part, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw dataFolderUnusable(path, error as NodeJS.ErrnoException);
  }
  return folder;
}

/** What an earlier server left half done; only for the holder of the lock. */
export function clearTemporary(folder: DataFolder): void {
  rmSync(folder.temporary, { recursive: true, force: true });
  mkdirSync(folder.temporary, { mode: 0o700 });
}
