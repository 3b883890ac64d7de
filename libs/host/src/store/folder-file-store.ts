import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HostError } from '../errors.ts';
import type { FileStore } from '../file-store.ts';

/** A name no path of the store has: what is being written, or was when the machine went down. */
const WRITING = '.writing-';

/** The file store in a folder. */
export class FolderFileStore implements FileStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async write(path: string, data: Readable | Uint8Array): Promise<void> {
    const target = this.#resolve(path);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `${WRITING}${randomUUID()}`);
    try {
      const source = data instanceof Uint8Array ? Readable.from([data]) : data;
      await pipeline(source, createWriteStream(temporary, { mode: 0o600, flush: true }));
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async read(path: string): Promise<Readable> {
    try {
      const file = await open(this.#resolve(path), 'r');
      return file.createReadStream();
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw new HostError(
        'host.file_missing',
        `the file store has no ${path}. Install what it belongs to again`,
        { cause: error },
      );
    }
  }

  async exists(path: string): Promise<boolean> {
    try {
      await access(this.#resolve(path));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async remove(path: string): Promise<void> {
    await rm(this.#resolve(path), { force: true });
  }

  async list(prefix: string): Promise<string[]> {
    let entries;
    try {
      entries = await readdir(this.#root, { withFileTypes: true, recursive: true });
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith(WRITING))
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => path.startsWith(prefix))
      .sort();
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

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
