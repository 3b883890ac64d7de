import { randomUUID } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { access, copyFile, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HostError } from '../errors.ts';
import type { ByteRange, FileStore } from '../file-store.ts';

/** A name no path of the store has: what is being written, or was when the machine went down. */
const WRITING = '.writing-';

/** The file store in a folder. */
export class FolderFileStore implements FileStore {
  readonly #root: string;
  /** In milliseconds since 1970. */
  readonly #openedAt = Date.now();

  constructor(root: string) {
    this.#root = root;
  }

  async write(path: string, data: Readable | Uint8Array): Promise<void> {
    await this.#replace(path, async (temporary) => {
      const source = data instanceof Uint8Array ? Readable.from([data]) : data;
      await pipeline(source, createWriteStream(temporary, { mode: 0o600, flush: true }));
    });
  }

  async take(path: string, file: string): Promise<void> {
    await this.#replace(path, async (temporary) => {
      await flush(file);
      await rename(file, temporary).catch(async (error: unknown) => {
        if (codeOf(error) !== 'EXDEV') throw error;
        await pipeline(createReadStream(file), createWriteStream(temporary, { mode: 0o600, flush: true }));
        await rm(file);
      });
    });
  }

  async copy(from: string, to: string): Promise<void> {
    const source = this.#resolve(from);
    // No second name of the same bytes: whoever writes over the one would damage the other.
    await this.#replace(to, async (temporary) => {
      try {
        await copyFile(source, temporary, constants.COPYFILE_FICLONE);
        const { mtimeMs } = await stat(source);
        await utimes(temporary, new Date(), new Date(Math.round(mtimeMs)));
      } catch (error) {
        throw codeOf(error) === 'ENOENT' ? missing(from, error) : error;
      }
    });
  }

  async read(path: string, range?: ByteRange): Promise<Readable> {
    try {
      const file = await open(this.#resolve(path), 'r');
      return file.createReadStream({ ...range, highWaterMark: READ_BYTES });
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? missing(path, error) : error;
    }
  }

  async exists(path: string): Promise<boolean> {
    try {
      await access(this.#resolve(path));
      return true;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  }

  async size(path: string): Promise<number | undefined> {
    return (await this.#stat(path))?.size;
  }

  async fingerprint(path: string): Promise<string | undefined> {
    const found = await this.#stat(path);
    return found && `${String(found.size)} ${String(Math.round(found.mtimeMs))}`;
  }

  async remove(path: string): Promise<void> {
    await rm(this.#resolve(path), { force: true });
  }

  async list(prefix: string): Promise<string[]> {
    // Only what the folder part of the prefix names is looked at: a chat has many other files.
    const folder = join(this.#root, prefix.slice(0, prefix.lastIndexOf('/') + 1));
    let entries;
    try {
      entries = await readdir(folder, { withFileTypes: true, recursive: true });
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
    await this.#sweep(entries.filter(({ name }) => name.startsWith(WRITING)));
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith(WRITING))
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => path.startsWith(prefix))
      .sort();
  }

  async #stat(path: string): Promise<Stats | undefined> {
    try {
      return await stat(this.#resolve(path));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** What was last written to before this process came was being written by one that has ended. */
  async #sweep(entries: readonly Dirent[]): Promise<void> {
    for (const { name, parentPath } of entries) {
      const path = join(parentPath, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: this.#openedAt }));
      if (mtimeMs < this.#openedAt) await rm(path, { force: true });
    }
  }

  /** Has `fill` make a file beside the place of `path`, and gives it its name when it is whole. */
  async #replace(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
    const target = this.#resolve(path);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `${WRITING}${randomUUID()}`);
    try {
      await fill(temporary);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Throws `host.path_outside` for a path that would leave the folder. */
  #resolve(path: string): string {
    const clean = posix.normalize(path);
    if (
      path === '' ||
      clean === '.' ||
      clean.startsWith('..') ||
      clean.startsWith('/') ||
      /[\0\\]/.test(path)
    ) {
      throw new HostError(
        'host.path_outside',
        `${JSON.stringify(path)} is no path of the file store. Use a relative one, with "/"`,
      );
    }
    return join(this.#root, clean);
  }
}

/** Bytes read at a time. */
const READ_BYTES = 256 * 1024;

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

const missing = (path: string, cause: unknown): HostError =>
  new HostError('host.file_missing', `the file store has no ${path}. Install what it belongs to again`, {
    cause,
  });

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
