import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { unpackBundle, type BundleLimits } from '@patchbay/bundle';
import { assertPluginId, readManifest } from '@patchbay/manifest';
import { svgIcon } from '../../marketplace/svg-icon.ts';
import type { BundleFacts } from './bundle-facts.ts';
import type { FoundBundle } from './folders.ts';

export interface InspectOptions {
  readonly keys: () => Promise<Uint8Array[]>;
  readonly limits: BundleLimits;
  /** Where it is unpacked for a moment. */
  readonly temporary: string;
}

/**
 * Verifies the signature of a bundle and reads what it is, of one and the same copy: what lies in the folder may change
 * at any time. Never rejects for what is wrong with the bundle.
 */
export async function inspectBundle(bundle: FoundBundle, options: InspectOptions): Promise<BundleFacts> {
  if (bundle.signaturePath === undefined && !bundle.shipped)
    return {
      refusal: `It has no signature: ${bundle.path}.sig is missing. What comes with the server must be signed by a trusted key.`,
    };
  const folder = await mkdtemp(join(options.temporary, 'prepackaged-'));
  try {
    const copy = join(folder, 'bundle.tar.gz');
    const hash = createHash('sha256');
    await pipeline(
      createReadStream(bundle.path),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(copy, { mode: 0o600 }),
    );
    if (bundle.signaturePath !== undefined) {
      // OpenPGP is loaded when there is something new to verify.
      const { verifyDetached } = await import('@patchbay/signing');
      const signature = await readFile(bundle.signaturePath);
      await verifyDetached({ bundle: createReadStream(copy), signature, keys: await options.keys() });
    }
    const plugin = join(folder, 'plugin');
    await unpackBundle(createReadStream(copy), plugin, options.limits);
    const { manifest } = await readManifest(plugin);
    assertPluginId(manifest.id);
    const iconData = await svgIcon(plugin, manifest.icon_path);
    return { sha256: hash.digest('hex'), manifest, iconData };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
