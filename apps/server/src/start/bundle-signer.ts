import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Signs what comes with the server, with a key made for this data folder when first needed. The private half never
 * leaves the folder; the public half is what the host trusts. OpenPGP is loaded only when something is to be signed.
 */
export class BundleSigner {
  readonly #privatePath: string;
  readonly #publicPath: string;

  constructor(folder: string) {
    this.#privatePath = join(folder, 'prepackaged.key');
    this.#publicPath = join(folder, 'prepackaged.pub');
  }

  /** Armored; none before the first signature. */
  async publicKeys(): Promise<Uint8Array[]> {
    return existsSync(this.#publicPath) ? [await readFile(this.#publicPath)] : [];
  }

  async sign(bundle: Uint8Array): Promise<Uint8Array> {
    const { signDetached } = await import('@patchbay/signing');
    return signDetached({ bundle, privateKey: await this.#privateKey() });
  }

  async #privateKey(): Promise<string> {
    if (existsSync(this.#privatePath) && existsSync(this.#publicPath))
      return readFile(this.#privatePath, 'utf8');
    const { createSigningKey } = await import('@patchbay/signing');
    const { privateKey, publicKey } = await createSigningKey({ name: 'Patchbay prepackaged plugins' });
    await replace(this.#privatePath, privateKey);
    await replace(this.#publicPath, publicKey);
    return privateKey;
  }
}

async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
