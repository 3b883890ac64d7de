import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnpackedPlugin } from '../lifecycle/server-half.ts';
import { readRecord, writeRecord } from './plugin-record.ts';
import type { PluginRecord } from './plugin-record.ts';

/** Hex digits of the bundle's SHA-256 that name its folder. */
const DIGITS = 16;

/**
 * The unpacked bundles of one node: `<dataDir>/plugins/<id>/<sha256[:16]>` and, beside each, what was found good in
 * it as `.json`. What is being unpacked lies in `<dataDir>/incoming`, on the same disk, and moves over as a whole.
 */
export class PluginFolders {
  readonly #plugins: string;
  readonly #incoming: string;

  constructor(dataDir: string) {
    this.#plugins = join(dataDir, 'plugins');
    this.#incoming = join(dataDir, 'incoming');
  }

  /** Makes the folders, and throws away what an earlier run was unpacking when it ended. */
  async prepare(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    await mkdir(this.#plugins, { recursive: true, mode: 0o700 });
  }

  /** A new folder to unpack in; whoever asks for it removes it. */
  createIncoming(): Promise<string> {
    return mkdtemp(join(this.#incoming, 'bundle-'));
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
    await mkdir(join(this.#plugins, pluginId), { recursive: true, mode: 0o700 });
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

  async removeAll(pluginId: string): Promise<void> {
    await rm(join(this.#plugins, pluginId), { recursive: true, force: true });
  }

  /** Removes what belongs to no version that is wanted: leftovers of an install or removal that was cut short. */
  async removeUnwanted(wanted: ReadonlyMap<string, string>): Promise<void> {
    for (const pluginId of await readdir(this.#plugins)) {
      const sha256 = wanted.get(pluginId);
      if (sha256 === undefined) {
        await this.removeAll(pluginId);
        continue;
      }
      const keep = sha256.slice(0, DIGITS);
      for (const name of await readdir(join(this.#plugins, pluginId))) {
        if (name !== keep && name !== `${keep}.json`) {
          await rm(join(this.#plugins, pluginId, name), { recursive: true, force: true });
        }
      }
    }
  }

  #folder(pluginId: string, sha256: string): string {
    return join(this.#plugins, pluginId, sha256.slice(0, DIGITS));
  }
}
