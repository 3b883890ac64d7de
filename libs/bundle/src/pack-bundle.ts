import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { pack as tarPack } from 'tar-stream';
import type { Pack } from 'tar-stream';
import { fixedGzipHeader } from './fixed-gzip-header.ts';
import { listFiles } from './list-files.ts';
import type { ListedFile } from './list-files.ts';

export interface PackOptions {
  /** Name of the one folder at the root of the archive, by custom the plugin id. */
  root: string;
  /** Files and folders to pack, relative to the directory; everything by default. */
  files?: readonly string[];
  /** Paths to leave out, such as earlier bundles. */
  exclude?: (path: string) => boolean;
  /** Files that get the executable bit whatever their mode on this disk, which may know none. */
  executables?: readonly string[];
  signal?: AbortSignal;
}

export interface PackedBundle {
  /** SHA-256 of the archive, lower-case hex. */
  sha256: string;
  bytes: number;
  /** Files and folders in it. */
  entries: number;
}

/**
 * Packs a plugin folder as `.tar.gz`. The same files give the same bytes with the same Node: sorted, no times, no
 * owners, modes 0644 and 0755 only. A path as `out` is written beside and renamed when it is whole.
 * Throws BundleError `file-missing` or `unsupported-file`.
 */
export async function packBundle(
  directory: string,
  out: string | Writable,
  options: PackOptions,
): Promise<PackedBundle> {
  const listed = await listFiles(directory, options.files);
  const files = listed.filter(({ path }) => options.exclude?.(path) !== true);
  if (typeof out !== 'string') return write(directory, files, out, options);
  const partial = `${out}.${String(process.pid)}.partial`;
  try {
    const packed = await write(directory, files, createWriteStream(partial), options);
    await rename(partial, out);
    return packed;
  } finally {
    await rm(partial, { force: true });
  }
}

async function write(
  directory: string,
  files: ListedFile[],
  out: Writable,
  { root, executables = [], signal }: PackOptions,
): Promise<PackedBundle> {
  const hash = createHash('sha256');
  let bytes = 0;
  const pack = tarPack();
  const writing = pipeline(
    pack,
    createGzip({ level: constants.Z_BEST_COMPRESSION }),
    fixedGzipHeader,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    out,
    { ...(signal === undefined ? {} : { signal }) },
  );
  const forced = new Set(executables);
  const [filled] = await Promise.allSettled([fill(pack, directory, root, files, forced), writing]);
  // When the disk refuses, filling fails too, and says less.
  await writing;
  if (filled.status === 'rejected') throw filled.reason;
  return { sha256: hash.digest('hex'), bytes, entries: files.length + 1 };
}

async function fill(
  pack: Pack,
  directory: string,
  root: string,
  files: ListedFile[],
  executables: ReadonlySet<string>,
): Promise<void> {
  try {
    pack.entry({ ...FIXED, name: `${root}/`, type: 'directory', mode: 0o755 });
    for (const { path, folder, size, executable } of files) {
      const name = `${root}/${path}`;
      const mode = executable || executables.has(path) ? 0o755 : 0o644;
      if (folder) pack.entry({ ...FIXED, name: `${name}/`, type: 'directory', mode });
      else
        await pipeline(createReadStream(join(directory, path)), pack.entry({ ...FIXED, name, size, mode }));
    }
    pack.finalize();
  } catch (error) {
    pack.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** What would differ from machine to machine. */
const FIXED = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
