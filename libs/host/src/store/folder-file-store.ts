import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HostError } from '../errors.ts';
import type { FileStore } from '../file-store.ts';

/** A name no path of the store has: what is being written, or was when the machine went down. */
const WRITING = '.writing-';

/** The file store in a folder. A file is never changed once it has its name, so that two names may share its bytes. */
export class FolderFileStore implements FileStore {
  readonly #root: string;

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
    await this.#replace(to, (temporary) =>
      // Not every disk has hard links.
      link(source, temporary).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') throw missing(from, error);
        return copyFile(source, temporary);
      }),
    );
  }

  async read(path: string): Promise<Readable> {
    try {
      const file = await open(this.#resolve(path), 'r');
      return file.createReadStream({ highWaterMark: READ_BYTES });
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
    try {
      return (await stat(this.#resolve(path))).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
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
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith(WRITING))
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => path.startsWith(prefix))
      .sort();
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
    } finally {
      // Renaming one name of a file to another name of it does nothing, so the first one would stay.
      await rm(temporary, { force: true });
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
