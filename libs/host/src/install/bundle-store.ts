import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { bundleNotRemoved, storeFailed, storeSignatureFailed } from '../errors.ts';
import type { FileStore } from '../file-store.ts';

const FOLDER = 'plugins/';
const VERSIONS = 'plugins/versions/';
const BUNDLE = '.tar.gz';
const SIGNATURE = '.sig';

const versionPath = (pluginId: string, sha256: string): string => `${VERSIONS}${pluginId}/${sha256}${BUNDLE}`;
const currentPath = (pluginId: string): string => `${FOLDER}${pluginId}${BUNDLE}`;

/** A version whose bytes are there. */
export interface StoredVersion {
  readonly pluginId: string;
  readonly sha256: string;
}

/**
 * The bundles of all nodes. Every version has its bytes at `plugins/versions/<id>/<sha256>.tar.gz`; the one that should
 * run also has Mattermost's path, `plugins/<id>.tar.gz` (contract: management §2, step 11). Signatures are beside them,
 * as `.sig`.
 */
export class BundleStore {
  readonly #files: FileStore;

  constructor(files: FileStore) {
    this.#files = files;
  }

  /** The bytes of a version; those of before versions were kept are at the path of the current one. */
  async read(pluginId: string, sha256: string): Promise<Readable> {
    const path = versionPath(pluginId, sha256);
    return this.#files.read((await this.#files.exists(path)) ? path : currentPath(pluginId));
  }

  async signature(pluginId: string, sha256: string): Promise<Uint8Array | undefined> {
    const path = versionPath(pluginId, sha256);
    const bundle = (await this.#files.exists(path)) ? path : currentPath(pluginId);
    if (!(await this.#files.exists(bundle + SIGNATURE))) return undefined;
    return buffer(await this.#files.read(bundle + SIGNATURE));
  }

  /** Bytes of a version's bundle; 0 when it is not there. */
  async size(pluginId: string, sha256: string): Promise<number> {
    return (await this.#files.size(versionPath(pluginId, sha256))) ?? 0;
  }

  /** Takes the bytes of a version, the signature first. Nobody looks at them before a row names them. */
  async keep(
    pluginId: string,
    sha256: string,
    archive: string,
    signature: Uint8Array | undefined,
  ): Promise<void> {
    const path = versionPath(pluginId, sha256);
    try {
      if (signature) await this.#files.write(path + SIGNATURE, signature);
      else await this.#files.remove(path + SIGNATURE);
    } catch (error) {
      throw storeSignatureFailed(error);
    }
    await this.#files.take(path, archive).catch((error: unknown) => {
      throw storeFailed(error);
    });
  }

  /**
   * Makes a version the current one. Before a row names another version, the path of the current one is emptied
   * ({@link withdraw}): so it holds what the row names, or nothing, whenever a server may end.
   */
  async publish(pluginId: string, sha256: string): Promise<void> {
    const from = versionPath(pluginId, sha256);
    const to = currentPath(pluginId);
    try {
      if (await this.#files.exists(from + SIGNATURE))
        await this.#files.copy(from + SIGNATURE, to + SIGNATURE);
      else await this.#files.remove(to + SIGNATURE);
      await this.#files.copy(from, to);
    } catch (error) {
      throw storeFailed(error);
    }
  }

  async withdraw(pluginId: string): Promise<void> {
    try {
      await this.#files.remove(currentPath(pluginId));
      await this.#files.remove(currentPath(pluginId) + SIGNATURE);
    } catch (error) {
      throw bundleNotRemoved(error);
    }
  }

  /** Has both paths of the version that a row names, of which a server that ended may have left one. */
  async repair(pluginId: string, sha256: string): Promise<void> {
    const version = versionPath(pluginId, sha256);
    const current = currentPath(pluginId);
    if (await this.#files.exists(version)) {
      if (!(await this.#files.exists(current))) await this.publish(pluginId, sha256);
    } else if (await this.#files.exists(current)) {
      const isSigned = await this.#files.exists(current + SIGNATURE);
      if (isSigned) await this.#files.copy(current + SIGNATURE, version + SIGNATURE);
      await this.#files.copy(current, version);
    }
  }

  async drop(pluginId: string, sha256: string): Promise<void> {
    await this.#files.remove(versionPath(pluginId, sha256));
    await this.#files.remove(versionPath(pluginId, sha256) + SIGNATURE);
  }

  async #sha256(path: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(await this.#files.read(path), hash);
    return hash.digest('hex');
  }

  /** All versions of all plugins. */
  async versions(): Promise<StoredVersion[]> {
    const found = new Map<string, StoredVersion>();
    for (const path of await this.#files.list(VERSIONS)) {
      const [, pluginId, sha256] =
        /^plugins\/versions\/([^/]+)\/([0-9a-f]{64})\.tar\.gz(?:\.sig)?$/.exec(path) ?? [];
      if (pluginId !== undefined && sha256 !== undefined)
        found.set(`${pluginId}/${sha256}`, { pluginId, sha256 });
    }
    return [...found.values()];
  }

  /** Names of the bundles that lie where Mattermost keeps the current ones, without `.tar.gz`. */
  async current(): Promise<string[]> {
    const paths = await this.#files.list(FOLDER);
    return paths.flatMap((path) => /^plugins\/([^/]+)\.tar\.gz$/.exec(path)?.[1] ?? []);
  }

  /**
   * Whether what lies at Mattermost's path is to be installed: another bundle than the version, which somebody has put
   * there, or the version's own bytes where those beside them are damaged. Bytes are read only where size and date
   * differ; a copy of a data folder may have lost the dates, which are then put right.
   */
  async isReplaced(pluginId: string, sha256: string): Promise<boolean> {
    const paths = [currentPath(pluginId), versionPath(pluginId, sha256)];
    const [current, version] = await Promise.all(paths.map((path) => this.#files.fingerprint(path)));
    if (current === undefined || version === undefined || current === version) return false;
    for (const path of paths) if ((await this.#sha256(path)) !== sha256) return true;
    await this.publish(pluginId, sha256);
    return false;
  }

  readCurrent(name: string): Promise<Readable> {
    return this.#files.read(currentPath(name));
  }

  async currentSignature(name: string): Promise<Uint8Array | undefined> {
    const path = currentPath(name) + SIGNATURE;
    return (await this.#files.exists(path)) ? buffer(await this.#files.read(path)) : undefined;
  }
}
