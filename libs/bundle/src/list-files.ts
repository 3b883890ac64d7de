import { lstat, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { isSystemLitter } from './entry-path.ts';
import { BundleError } from './errors.ts';

export interface ListedFile {
  /** Relative to the folder, with forward slashes. */
  path: string;
  folder: boolean;
  size: number;
  executable: boolean;
}

const OWNER_MAY_EXECUTE = 0o100;

/**
 * Lists files and folders below `directory`, in the order of their bytes; `files` narrows it to these paths and what
 * is below them. Throws BundleError `file-missing`, or `unsupported-file` for links and devices: no server unpacks them.
 */
export async function listFiles(directory: string, files: readonly string[] = ['.']): Promise<ListedFile[]> {
  const found = new Map<string, ListedFile>();
  for (const file of files) await collect(directory, posix.normalize(file).replace(/\/+$/, ''), found);
  for (const path of [...found.keys()]) addParents(path, found);
  return [...found.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

async function collect(directory: string, path: string, found: Map<string, ListedFile>): Promise<void> {
  if (found.has(path) || isSystemLitter(path)) return;
  const held = await lstat(join(directory, path)).catch((cause: unknown) => {
    throw new BundleError('file-missing', `${path} is not in ${directory}. Build the plugin first.`, {
      entry: path,
      cause,
    });
  });
  if (held.isDirectory()) {
    if (path !== '.') found.set(path, { path, folder: true, size: 0, executable: true });
    for (const name of await readdir(join(directory, path))) {
      await collect(directory, posix.join(path, name), found);
    }
  } else if (held.isFile()) {
    found.set(path, {
      path,
      folder: false,
      size: held.size,
      executable: (held.mode & OWNER_MAY_EXECUTE) !== 0,
    });
  } else {
    throw new BundleError(
      'unsupported-file',
      `${path} in ${directory} is neither a file nor a folder. Servers unpack nothing else: put the file itself there.`,
      { entry: path },
    );
  }
}

function addParents(path: string, found: Map<string, ListedFile>): void {
  for (let parent = posix.dirname(path); parent !== '.'; parent = posix.dirname(parent)) {
    if (!found.has(parent)) found.set(parent, { path: parent, folder: true, size: 0, executable: true });
  }
}
