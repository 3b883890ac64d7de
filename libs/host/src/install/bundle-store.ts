import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bundleNotRemoved, storeFailed, storeSignatureFailed } from '../errors.ts';
import type { FileStore } from '../file-store.ts';

const bundlePath = (pluginId: string): string => `plugins/${pluginId}.tar.gz`;
const signaturePath = (pluginId: string): string => `plugins/${pluginId}.tar.gz.sig`;

/** The bundles of all nodes, under the paths of the contract (management §2, step 11). */
export class BundleStore {
  readonly #files: FileStore;

  constructor(files: FileStore) {
    this.#files = files;
  }

  read(pluginId: string): Promise<Readable> {
    return this.#files.read(bundlePath(pluginId));
  }

  /**
   * Stores a bundle, the signature first. Returns how to go back to what was stored before, of which a copy is kept
   * in `aside` until then. A signature of an earlier bundle does not survive, for it would belong to nothing.
   */
  async replace(
    pluginId: string,
    archive: string,
    signature: Uint8Array | undefined,
    aside: string,
  ): Promise<() => Promise<void>> {
    const before = await this.#copyAside(bundlePath(pluginId), join(aside, 'before.tar.gz'));
    const signatureBefore = await this.#copyAside(signaturePath(pluginId), join(aside, 'before.tar.gz.sig'));
    const back = async (): Promise<void> => {
      await this.#putBack(bundlePath(pluginId), before);
      await this.#putBack(signaturePath(pluginId), signatureBefore);
    };
    try {
      if (signature) await this.#files.write(signaturePath(pluginId), signature);
      else await this.#files.remove(signaturePath(pluginId));
    } catch (error) {
      await back();
      throw storeSignatureFailed(error);
    }
    try {
      await this.#files.write(bundlePath(pluginId), createReadStream(archive));
    } catch (error) {
      await back();
      throw storeFailed(error);
    }
    return back;
  }

  async remove(pluginId: string): Promise<void> {
    try {
      await this.#files.remove(bundlePath(pluginId));
      await this.#files.remove(signaturePath(pluginId));
    } catch (error) {
      throw bundleNotRemoved(error);
    }
  }

  async #copyAside(path: string, to: string): Promise<string | undefined> {
    try {
      if (!(await this.#files.exists(path))) return undefined;
      await pipeline(await this.#files.read(path), createWriteStream(to, { mode: 0o600 }));
      return to;
    } catch (error) {
      throw storeFailed(error);
    }
  }

  async #putBack(path: string, copy: string | undefined): Promise<void> {
    if (copy === undefined) await this.#files.remove(path);
    else await this.#files.write(path, createReadStream(copy));
  }
}
