import { accessSync, constants, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolderUnusable } from './errors.ts';

/** Where things lie in the data folder. */
export interface DataFolder {
  readonly path: string;
  readonly logs: string;
  /** Files behind the file store. */
  readonly files: string;
  /** Emptied at every start. */
  readonly temporary: string;
  /** Files that settings name, such as the public keys of those who may sign plugins. */
  readonly config: string;
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
    config: join(path, 'config'),
    keys: join(path, 'keys'),
    localSocket: join(path, 'patchbay.sock'),
  };
  const probe = join(path, '.writable');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(probe, 'x');
    rmSync(probe);
    for (const part of [folder.logs, folder.files, folder.temporary, folder.keys, folder.config])
      mkdirSync(part, { recursive: true, mode: 0o700 });
  } catch (error) {
    const problem = error as NodeJS.ErrnoException;
    throw dataFolderUnusable(path, problem, ownership(problem.path ?? path));
  }
  return folder;
}

/** Who asks, and whose the nearest thing on the way to `path` is that is there: what one needs to know to give a folder away. */
function ownership(path: string): string {
  const found = lookAt(path);
  if (!found) return path === dirname(path) ? '' : ownership(dirname(path));
  const me = process.getuid === undefined ? '' : `the server runs as uid ${process.getuid()}, `;
  return `: ${me}${path} belongs to uid ${found.uid} with mode ${(found.mode & 0o7777).toString(8).padStart(4, '0')}`;
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined; // Not there, or below something that is no folder.
  }
}

/** What an earlier server left half done; only for the holder of the lock. */
export function clearTemporary(folder: DataFolder): void {
  rmSync(folder.temporary, { recursive: true, force: true });
  mkdirSync(folder.temporary, { mode: 0o700 });
}
