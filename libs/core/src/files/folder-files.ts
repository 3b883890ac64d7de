import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange, FileStore } from './file-store.ts';

/** Where the core is used without a host, in tests and tools: files in a folder, written aside and renamed. */
export class FolderFiles implements FileStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async write(path: string, data: Readable | Uint8Array): Promise<void> {
    const source = data instanceof Uint8Array ? Readable.from([data]) : data;
    await this.#replace(path, (aside) => pipeline(source, createWriteStream(aside, { mode: 0o600 })));
  }

  async take(path: string, file: string): Promise<void> {
    await this.#replace(path, (aside) => rename(file, aside));
  }

  async copy(from: string, to: string): Promise<void> {
    await this.#replace(to, (aside) => copyFile(this.#resolve(from), aside));
  }

  async read(path: string, range?: ByteRange): Promise<Readable> {
    try {
      return (await open(this.#resolve(path), 'r')).createReadStream({ ...range });
    } catch (error) {
      throw isMissing(error) ? coded('host.file_missing', path) : error;
    }
  }

  async exists(path: string): Promise<boolean> {
    return (await this.size(path)) !== undefined;
  }

  async size(path: string): Promise<number | undefined> {
    try {
      return (await stat(this.#resolve(path))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async remove(path: string): Promise<void> {
    await rm(this.#resolve(path), { force: true });
  }

  async list(prefix: string): Promise<string[]> {
    const folder = join(this.#root, prefix.slice(0, prefix.lastIndexOf('/') + 1));
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => path.startsWith(prefix))
      .sort();
  }

  async #replace(path: string, fill: (aside: string) => Promise<void>): Promise<void> {
    const target = this.#resolve(path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const aside = join(dirname(target), `.writing-${randomUUID()}`);
    try {
      await fill(aside);
      await rename(aside, target);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  }

  #resolve(path: string): string {
    const clean = posix.normalize(path);
    if (path === '' || clean.startsWith('..') || clean.startsWith('/') || /[\0\\]/.test(path))
      throw coded('host.path_outside', path);
    return join(this.#root, clean);
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

function coded(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${JSON.stringify(path)}`), { code });
}
