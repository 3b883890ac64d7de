import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Extract, ExtractEvents, Header } from 'tar-stream';
import { entryPath, isSystemLitter } from './entry-path.ts';
import { BundleError } from './errors.ts';
import { MAX_WARNINGS } from './limits.ts';
import type { BundleLimits } from './limits.ts';

type Entry = ExtractEvents['entry'][1];

/** An entry that was left out. */
export interface BundleWarning {
  entry: string;
  message: string;
}

const FOLDER_MODE = 0o755;
const DEFAULT_FILE_MODE = 0o644;

/** Writes the entries of one archive into a folder that is empty at first, so that no link can lie in the way. */
export class EntryWriter {
  readonly #folder: string;
  readonly #limits: BundleLimits;
  readonly #folders = new Set<string>(['.']);
  readonly warnings: BundleWarning[] = [];
  entries = 0;
  /** The entry being written, for the message of an error. */
  current = '';

  constructor(folder: string, limits: BundleLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  async writeAll(extract: Extract): Promise<void> {
    for await (const entry of extract) {
      this.current = entry.header.name;
      this.entries++;
      if (this.entries > this.#limits.entries) {
        throw new BundleError(
          'too-many-entries',
          `The bundle holds more than ${String(this.#limits.entries)} files and folders; ${JSON.stringify(this.current)} is one too many.`,
          { entry: this.current },
        );
      }
      await this.#write(entry);
    }
  }

  async #write(entry: Entry): Promise<void> {
    const { name, type } = entry.header;
    const path = entryPath(name, this.#limits.pathBytes);
    if (isSystemLitter(path)) this.#leaveOut(entry, 'was added by macOS and is no part of the plugin');
    else if (type === 'directory' || isOldFolder(entry.header)) await this.#writeFolder(path, entry);
    else if (type === 'file' || type === 'contiguous-file') await this.#writeFile(path, entry);
    else this.#leaveOut(entry, `is ${kindOf(type)}; only files and folders are unpacked`);
  }

  #leaveOut(entry: Entry, why: string): void {
    if (this.warnings.length < MAX_WARNINGS) {
      this.warnings.push({ entry: entry.header.name, message: `${entry.header.name} ${why}` });
    }
    entry.resume();
  }

  async #writeFolder(path: string, entry: Entry): Promise<void> {
    entry.resume();
    await this.#makeFolder(path === '' ? '.' : path);
  }

  async #writeFile(path: string, entry: Entry): Promise<void> {
    const { name, mode, size = 0 } = entry.header;
    if (path === '') {
      throw new BundleError(
        'path-conflict',
        `The entry ${JSON.stringify(name)} is a file and the root of the bundle.`,
        {
          entry: name,
        },
      );
    }
    if (size > this.#limits.entryBytes) {
      throw new BundleError(
        'entry-too-large',
        `${JSON.stringify(name)} in the bundle has ${String(size)} bytes; ${String(this.#limits.entryBytes)} are allowed.`,
        { entry: name },
      );
    }
    await this.#makeFolder(dirname(path));
    const target = join(this.#folder, path);
    const file = await open(target, 'w');
    try {
      await writeFile(file, entry as AsyncIterable<Uint8Array>);
      await file.chmod(fileMode(mode));
    } finally {
      await file.close();
    }
  }

  async #makeFolder(path: string): Promise<void> {
    if (this.#folders.has(path)) return;
    await mkdir(join(this.#folder, path), { recursive: true, mode: FOLDER_MODE });
    this.#folders.add(path);
  }
}

/** Archives of before POSIX mark a folder by the end of its name alone. */
function isOldFolder({ name, type, size }: Header): boolean {
  return type === 'file' && size === 0 && name.endsWith('/');
}

/** The mode of the archive, without setuid, setgid and sticky, writable by the owner alone. */
export function fileMode(mode = DEFAULT_FILE_MODE): number {
  return (mode & 0o755) | 0o600;
}

function kindOf(type: Header['type']): string {
  if (type === 'symlink') return 'a symbolic link';
  if (type === 'link') return 'a hard link';
  if (type === 'fifo') return 'a named pipe';
  if (type === 'character-device' || type === 'block-device') return 'a device';
  return 'of a kind that nobody knows';
}
