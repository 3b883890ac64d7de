import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { unpackBundle } from '@patchbay/bundle';
import type { BundleLimits } from '@patchbay/bundle';
import { AppError } from '@patchbay/contract';
import { assertPluginId, meetsMinimumServerVersion, readManifest } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import type { Logger } from '@patchbay/hooks';
import { invalidId, manifestUnusable } from '../errors.ts';
import { assertSigned } from './assert-signed.ts';
import type { SignatureCheck } from './assert-signed.ts';
import type { Disk } from './disk.ts';
import { assertRoom } from './disk.ts';
import { extractFailed, serverTooOld } from './install-errors.ts';
import type { Machine } from './machine.ts';
import type { PluginFolders } from './plugin-folders.ts';
import { recordPlugin } from './plugin-record.ts';
import type { PluginRecord } from './plugin-record.ts';
import { assertRunsHere } from './preflight.ts';
import { receiveAndUnpack, receiveArchive } from './receive-archive.ts';

/** A bundle that was received, unpacked aside and found good; nothing of the running system has been touched. */
export interface IncomingBundle {
  readonly manifest: Manifest;
  readonly record: PluginRecord;
  /** The archive itself. */
  readonly archive: string;
  /** Its bytes. */
  readonly size: number;
  /** Its content. */
  readonly unpacked: string;
  /** Removes whatever is still there. */
  discard(): Promise<void>;
}

export interface Receiving {
  readonly folders: PluginFolders;
  readonly disk: Disk;
  readonly machine: Machine;
  readonly logger: Logger;
  readonly limits: BundleLimits;
  /** Refuses what asks for a newer server; a version that was installed once is not asked again. */
  readonly serverVersion?: string;
  /** What must have signed it. */
  readonly check?: SignatureCheck | undefined;
}

/**
 * Receives a bundle in the order of the contract: bytes to disk with their hash, signature, unpacking, manifest, id,
 * then our pre-flight (contract: management §2). Without a signature to check it is unpacked while it arrives. Rejects
 * with Mattermost's errors and leaves nothing on disk.
 */
export async function receiveBundle(source: Readable, around: Receiving): Promise<IncomingBundle> {
  const { disk, folders, machine, limits } = around;
  const folder = await folders.createIncoming().catch((error: unknown) => {
    source.destroy();
    throw error;
  });
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const archive = join(folder, 'bundle.tar.gz');
    const unpacked = join(folder, 'plugin');
    const room = (bytes: number): Promise<void> => assertRoom(disk, folder, bytes);
    await room(0);
    const { bytes, sha256, warnings } = await (around.check
      ? receiveVerified(source, archive, unpacked, around.check, { limits, room })
      : receiveAndUnpack(source, archive, unpacked, { limits, room }));
    for (const { entry, message } of warnings)
      around.logger.warn(`The bundle's entry ${entry} is left out: ${message}`, { entry });
    const found = await readManifest(unpacked).catch((error: unknown) => {
      throw manifestUnusable(error);
    });
    const { manifest } = found;
    assertIdAndServer(manifest, around.serverVersion);
    await assertRunsHere(unpacked, manifest, machine, disk).catch((error: unknown) => {
      throw error instanceof AppError ? error : manifestUnusable(error);
    });
    const record = await recordPlugin(unpacked, basename(found.path), manifest, sha256, machine.platform);
    return { manifest, record, archive, size: bytes, unpacked, discard };
  } catch (error) {
    source.destroy();
    await discard();
    throw error;
  }
}

function assertIdAndServer(manifest: Manifest, serverVersion: string | undefined): void {
  try {
    assertPluginId(manifest.id);
  } catch (error) {
    throw invalidId(error);
  }
  if (serverVersion !== undefined && !meetsMinimumServerVersion(manifest, serverVersion))
    throw serverTooOld(manifest, serverVersion);
}

/** Bytes read at a time. */
const READ_BYTES = 256 * 1024;

/** Nothing of a bundle that must be signed is unpacked before its signature was found good. */
async function receiveVerified(
  source: Readable,
  archive: string,
  unpacked: string,
  check: SignatureCheck,
  { limits, room }: { limits: BundleLimits; room: (bytes: number) => Promise<void> },
) {
  const { bytes, sha256 } = await receiveArchive(source, archive, { limits, room });
  await assertSigned(createReadStream(archive, { highWaterMark: READ_BYTES }), check);
  const reading = createReadStream(archive, { highWaterMark: READ_BYTES });
  const { warnings } = await unpackBundle(reading, unpacked, limits, { room }).catch((error: unknown) => {
    throw error instanceof AppError ? error : extractFailed(error);
  });
  return { bytes, sha256, warnings };
}
