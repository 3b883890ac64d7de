import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnpackedPlugin } from '../lifecycle/server-half.ts';
import { assertMayWrite, makeWorkFolder, realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { readRecord, writeRecord } from './plugin-record.ts';
import type { PluginRecord } from './plugin-record.ts';

/** Hex digits of the bundle's SHA-256 that name its folder. */
const DIGITS = 16;
/** What the names of our folders and records look like; nothing else is ever removed at a start. */
const OURS = /^[0-9a-f]{16}(\.json)?$/;
/** Names this node to others, from one run of it to the next. */
const HOLDER_FILE = '.plugin-host';

/**
 * The unpacked bundles of one node: `<dataDir>/plugins/<id>/<sha256[:16]>` and, beside each, what was found good in
 * it as `.json`. What is being unpacked lies in `<dataDir>/incoming`, on the same disk, and moves over as a whole.
 * Folders that somebody unpacked by hand lie between them (`unmanaged-plugins.ts`).
 */
export class PluginFolders {
  readonly root: string;
  readonly #incoming: string;
  readonly #holderFile: string;
  readonly #disk: Disk;
  #holder = '';

  constructor(dataDir: string, disk: Disk = realDisk) {
    this.root = join(dataDir, 'plugins');
    this.#incoming = join(dataDir, 'incoming');
    this.#holderFile = join(dataDir, HOLDER_FILE);
    this.#disk = disk;
  }

  /** What names the process that works in these folders, over its restarts; known once they are prepared. */
  get holder(): string {
    return this.#holder;
  }

  /** Makes the folders, and throws away what an earlier run was unpacking when it ended. */
  async prepare(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    this.#holder = (await readFile(this.#holderFile, 'utf8').catch(() => '')).trim();
    if (this.#holder !== '') return;
    this.#holder = randomUUID();
    await writeFile(this.#holderFile, this.#holder, { mode: 0o600 });
  }

  /** A new folder to unpack in; whoever asks for it removes it. */
  async createIncoming(): Promise<string> {
    // What is unpacked moves there in the end: better to hear now that it may not.
    await assertMayWrite(this.root);
    return makeWorkFolder(this.#disk, join(this.#incoming, 'bundle-'));
  }

  /** Undefined when it is not there whole. */
  async find(pluginId: string, sha256: string): Promise<UnpackedPlugin | undefined> {
    const folder = this.#folder(pluginId, sha256);
    const record = await readRecord(`${folder}.json`);
    if (record?.sha256 !== sha256) return undefined;
    const there = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return there ? { folder, record } : undefined;
  }

  /** Moves an unpacked bundle to its place. The record comes last: without it the folder counts for nothing. */
  async adopt(pluginId: string, unpacked: string, record: PluginRecord): Promise<UnpackedPlugin> {
    const folder = this.#folder(pluginId, record.sha256);
    await mkdir(join(this.root, pluginId), { recursive: true, mode: 0o700 });
    await rm(`${folder}.json`, { force: true });
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
    await writeRecord(`${folder}.json`, record);
    return { folder, record };
  }

  async remove(pluginId: string, sha256: string): Promise<void> {
    const folder = this.#folder(pluginId, sha256);
    await rm(`${folder}.json`, { force: true });
    await rm(folder, { recursive: true, force: true });
  }

  /** Removes the folders of an id but those of the versions named, and nothing that is not ours. */
  async removeOthers(pluginId: string, keep: readonly string[] = []): Promise<void> {
    const wanted = new Set(keep.map((sha256) => sha256.slice(0, DIGITS)));
    const folder = join(this.root, pluginId);
    const names = await readdir(folder).catch(() => []);
    // Records first: a folder without one counts for nothing.
    for (const name of names.filter((name) => OURS.test(name)).sort((a, b) => b.length - a.length)) {
      if (!wanted.has(name.slice(0, DIGITS))) await rm(join(folder, name), { recursive: true, force: true });
    }
    // Fails, as it should, where anything is left.
    await rmdir(folder).catch(() => undefined);
  }

  /** Ids of which anything of ours may lie here. */
  async ids(): Promise<string[]> {
    const entries = await readdir(this.root, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  }

  /** Removes a folder that was unpacked by hand; it is gone as a whole, or still there. */
  async removeUnmanaged(folder: string): Promise<void> {
    const away = join(await this.createIncoming(), 'removed');
    try {
      await rename(folder, away);
    } catch (error) {
      // Gone is gone.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await rm(away, { recursive: true, force: true });
  }

  #folder(pluginId: string, sha256: string): string {
    return join(this.root, pluginId, sha256.slice(0, DIGITS));
  }
}
