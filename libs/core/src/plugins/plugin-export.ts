import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack as tarPack, type Pack } from 'tar-stream';
import type { StoredValue } from './plugin-data.repository.ts';
import { copySqlFile } from './plugin-sql-file.ts';

export interface ExportSource {
  readonly dataDir: string;
  readonly settings: () => Promise<Record<string, unknown>>;
  readonly values: () => AsyncGenerator<StoredValue>;
  readonly sqlFile: string;
  /** Milliseconds; when the export is made. */
  readonly now: number;
}

const FOLDER = 'plugin-export-';
const MODE = 0o600;
const SECOND_MS = 1_000;

/**
 * A plugin's data as `.tar.gz`: `settings.json`, `kv.ndjson` (key, value in base64, expire_at on each line) and, where
 * the plugin used SQL, `plugin.sqlite`. Made while it is read; of the data only a piece is in memory at a time. `done` when nothing is
 * left of the work, whether it ended well or not; what went wrong, the archive's reader hears.
 */
export function exportPlugin(source: ExportSource): { archive: Readable; done: Promise<void> } {
  const out = new PassThrough();
  const stop = new AbortController();
  out.once('close', () => stop.abort());
  const done = write(source, out, stop.signal).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return { archive: out, done };
}

/** Removes what exports left behind whose server was killed. */
export async function removeLeftExports(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch(() => []);
  for (const name of names)
    if (name.startsWith(FOLDER)) await rm(join(dataDir, name), { recursive: true, force: true });
}

async function write(source: ExportSource, out: PassThrough, signal: AbortSignal): Promise<void> {
  await mkdir(source.dataDir, { recursive: true });
  const folder = await mkdtemp(join(source.dataDir, FOLDER));
  try {
    const pack = tarPack();
    const written = pipeline(pack, createGzip(), out, { signal });
    const ends = await Promise.allSettled([fill(pack, source, folder, signal), written]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(pack: Pack, source: ExportSource, folder: string, signal: AbortSignal): Promise<void> {
  const mtime = new Date(Math.trunc(source.now / SECOND_MS) * SECOND_MS);
  const add = async (name: string, file: string) => {
    const entry = pack.entry({ name, size: (await stat(file)).size, mode: MODE, mtime });
    await pipeline(createReadStream(file), entry, { signal });
  };
  try {
    const settings = `${JSON.stringify(await source.settings(), null, 2)}\n`;
    pack.entry({ name: 'settings.json', mode: MODE, mtime }, settings);
    // An archive says how long a file is before the file: its lines go to the disk first.
    const values = join(folder, 'kv.ndjson');
    await pipeline(Readable.from(lines(source.values())), createWriteStream(values, { mode: MODE }), {
      signal,
    });
    await add('kv.ndjson', values);
    const sql = join(folder, 'plugin.sqlite');
    if (await copySqlFile(source.sqlFile, sql, signal)) await add('plugin.sqlite', sql);
    pack.finalize();
  } catch (error) {
    pack.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function* lines(values: AsyncGenerator<StoredValue>): AsyncGenerator<string> {
  for await (const { key, value, expireAt } of values)
    yield `${JSON.stringify({ key, value: Buffer.from(value).toString('base64'), expire_at: expireAt })}\n`;
}
