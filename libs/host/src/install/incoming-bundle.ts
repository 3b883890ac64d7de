import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { unpackBundle } from '@patchbay/bundle';
import { AppError } from '@patchbay/contract';
import { assertPluginId, readManifest } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import type { Logger } from '@patchbay/hooks';
import { extractFailed, fileSystemFailed, invalidId, manifestUnusable, signatureRefused } from '../errors.ts';
import type { Machine } from './machine.ts';
import type { PluginFolders } from './plugin-folders.ts';
import { recordPlugin } from './plugin-record.ts';
import type { PluginRecord } from './plugin-record.ts';
import { commandFor } from './preflight.ts';

export interface SignatureCheck {
  readonly signature: Uint8Array;
  readonly keys: readonly Uint8Array[];
}

/** A bundle that was received, unpacked aside and found good; nothing of the running system has been touched. */
export interface IncomingBundle {
  readonly manifest: Manifest;
  readonly record: PluginRecord;
  /** The archive itself. */
  readonly archive: string;
  /** Its content. */
  readonly unpacked: string;
  /** A folder for whoever has to keep something until all is done. */
  readonly aside: string;
  /** Removes whatever is still there. */
  discard(): Promise<void>;
}

/**
 * Receives a bundle in the order of the contract: bytes to disk with their hash, signature, unpacking, manifest, id,
 * then our pre-flight (contract: management §2). Rejects with Mattermost's errors and leaves nothing on disk.
 */
export async function receiveBundle(
  source: Readable,
  folders: PluginFolders,
  machine: Machine,
  logger: Logger,
  check?: SignatureCheck,
): Promise<IncomingBundle> {
  const folder = await folders.createIncoming().catch((error: unknown) => {
    source.destroy();
    throw fileSystemFailed(error);
  });
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const archive = join(folder, 'bundle.tar.gz');
    const sha256 = await writeArchive(source, archive);
    if (check) await assertSigned(archive, check);
    const unpacked = join(folder, 'plugin');
    const { warnings } = await unpackBundle(createReadStream(archive), unpacked).catch((error: unknown) => {
      throw extractFailed(error);
    });
    for (const { entry, message } of warnings)
      logger.warn(`The bundle's entry ${entry} is left out: ${message}`, { entry });
    const found = await readManifest(unpacked).catch((error: unknown) => {
      throw manifestUnusable(error);
    });
    try {
      assertPluginId(found.manifest.id);
    } catch (error) {
      throw invalidId(error);
    }
    const { manifest } = found;
    await commandFor(unpacked, manifest, machine).catch((error: unknown) => {
      throw manifestUnusable(error);
    });
    const record = await recordPlugin(unpacked, basename(found.path), manifest, sha256, machine.platform);
    return { manifest, record, archive, unpacked, aside: folder, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function writeArchive(source: Readable, archive: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(archive, { mode: 0o600 }),
    );
  } catch (error) {
    // Whoever sends may have its own reason to stop, such as a size limit.
    throw error instanceof AppError ? error : fileSystemFailed(error);
  }
  return hash.digest('hex');
}

async function assertSigned(archive: string, { signature, keys }: SignatureCheck): Promise<void> {
  try {
    // Loaded when it is needed: most starts of a server verify nothing.
    const { verifyDetached } = await import('@patchbay/signing');
    await verifyDetached({ bundle: createReadStream(archive), signature, keys: [...keys] });
  } catch (error) {
    throw signatureRefused(error);
  }
}
