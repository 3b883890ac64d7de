import { constants } from 'node:fs';
import { access, mkdtemp, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { folderUnusable, noRoom, notExecutable } from './install-errors.ts';

/** Left free for the database and the chat, in bytes. */
export const DISK_RESERVE_BYTES = 64 * 1024 * 1024;

/** What an install asks of the disk. */
export interface Disk {
  /** Bytes that this process may still write on the disk of `folder`. */
  free(folder: string): Promise<number>;
  /** Makes a folder whose path begins with `prefix`. */
  makeFolder(prefix: string): Promise<string>;
  /** Whether this process may run the file, which has its executable bit. */
  mayExecute(file: string): Promise<boolean>;
}

export const realDisk: Disk = {
  free: async (folder) => {
    try {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    } catch {
      // A disk that does not say is written to until it refuses.
      return Number.POSITIVE_INFINITY;
    }
  },
  makeFolder: (prefix) => mkdtemp(prefix),
  mayExecute: (file) =>
    access(file, constants.X_OK).then(
      () => true,
      () => false,
    ),
};

/** Rejects with 507 `app.plugin.disk_space.app_error` unless `bytes` more fit, with the reserve left free. */
export async function assertRoom(disk: Disk, folder: string, bytes: number): Promise<void> {
  const free = await disk.free(folder);
  const needed = bytes + DISK_RESERVE_BYTES;
  if (free < needed) throw noRoom(folder, needed, free);
}

/** Makes a folder to unpack in. Rejects with the path, its mode, who asked and the remedy. */
export async function makeWorkFolder(disk: Disk, prefix: string): Promise<string> {
  try {
    return await disk.makeFolder(prefix);
  } catch (error) {
    throw folderUnusable(dirname(prefix), await accessWords(dirname(prefix)), error);
  }
}

/** Rejects as {@link makeWorkFolder} does where nothing can be put into a folder that is there. */
export async function assertMayWrite(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderUnusable(folder, await accessWords(folder), error);
  }
}

/** Rejects when a program that may be run by its mode may not be run where it lies. */
export async function assertMayExecute(disk: Disk, file: string): Promise<void> {
  if (!(await disk.mayExecute(file))) throw notExecutable(file, await accessWords(file));
}

/** Who this process is, and whose the path is. */
export async function accessWords(path: string): Promise<string> {
  const me =
    process.getuid === undefined ? 'the server' : `the server runs as uid ${String(process.getuid())}`;
  const found = await stat(path).catch(() => undefined);
  if (!found) return `${me}, and the path is not there`;
  const mode = (found.mode & 0o7777).toString(8).padStart(4, '0');
  return `${me}, and the path belongs to uid ${String(found.uid)} with mode ${mode}`;
}
