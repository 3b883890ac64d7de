import { lstat, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract as tarExtract } from 'tar-stream';
import { EntryWriter } from './entry-writer.ts';
import type { BundleWarning } from './entry-writer.ts';
import { BundleError } from './errors.ts';
import { findRoot } from './find-root.ts';
import { DEFAULT_BUNDLE_LIMITS } from './limits.ts';
import type { BundleLimits } from './limits.ts';
import { PackedMeter } from './packed-meter.ts';
import { unpackFailure } from './unpack-failure.ts';
import { UnpackedMeter } from './unpacked-meter.ts';

export interface UnpackedBundle {
  /** The folder with the manifest: always the destination. */
  root: string;
  /** SHA-256 of the archive, lower-case hex. */
  sha256: string;
  /** Bytes of the archive. */
  bytes: number;
  /** Bytes of what was in it. */
  unpackedBytes: number;
  /** Entries in it, left out ones included. */
  entries: number;
  /** What was left out, and why; at most `MAX_WARNINGS`. */
  warnings: BundleWarning[];
}

export interface UnpackOptions {
  /** Ends the work; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Asked now and then whether so many more bytes fit on the disk; what it rejects with ends the work. */
  room?: ((bytes: number) => Promise<void>) | undefined;
}

/** What gunzip gives at a time: small pieces cost more than what is in them. */
const CHUNK_BYTES = 256 * 1024;

/** How the folder is called while a bundle is unpacked beside its destination; after a crash one may be left. */
export const UNPACKING_PREFIX = '.unpacking-';

/**
 * Unpacks a plugin bundle (`.tar.gz`) as it streams in. `destination` must not exist and holds the plugin
 * afterwards: where the archive has one folder at its root, that folder's content (contract: server-plugins §2).
 * Links, devices and what macOS leaves behind are left out with a warning. Anything else that is wrong throws
 * a BundleError, and then nothing of it stays on disk; an abort throws the reason of the signal.
 */
export async function unpackBundle(
  source: Readable,
  destination: string,
  limits: Partial<BundleLimits> = {},
  { signal, room }: UnpackOptions = {},
): Promise<UnpackedBundle> {
  const target = resolve(destination);
  let folder: string | undefined;
  try {
    signal?.throwIfAborted();
    await assertFree(target);
    folder = await mkdtemp(join(dirname(target), `${UNPACKING_PREFIX}${basename(target)}-`));
    const unpacked = await unpackInto(
      source,
      folder,
      { ...DEFAULT_BUNDLE_LIMITS, ...limits },
      { signal, room },
    );
    await moveTo(await findRoot(folder), target);
    return { root: target, ...unpacked };
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    if (error instanceof Refusal) throw error.cause;
    throw unpackFailure(error, '');
  } finally {
    source.destroy();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Old archives have no format mark; their checksums are looked at all the same. The types do not know the option. */
const EXTRACT_OPTIONS = { allowUnknownFormat: true } as Parameters<typeof tarExtract>[0];

async function unpackInto(
  source: Readable,
  folder: string,
  limits: BundleLimits,
  { signal, room }: UnpackOptions,
): Promise<Omit<UnpackedBundle, 'root'>> {
  const packed = new PackedMeter(limits);
  const unpacked = new UnpackedMeter(limits, packed, room && refusing(room));
  const extract = tarExtract(EXTRACT_OPTIONS);
  const writer = new EntryWriter(folder, limits);
  const feeding = pipeline(
    source,
    (chunks) => packed.pass(chunks),
    createGunzip({ chunkSize: CHUNK_BYTES }),
    (chunks: AsyncIterable<Buffer>) => unpacked.pass(chunks),
    extract,
    { ...(signal === undefined ? {} : { signal }) },
  );
  const [fed, written] = await Promise.allSettled([feeding, writer.writeAll(extract)]);
  const failed = [fed, written]
    .filter((part) => part.status === 'rejected')
    .map(({ reason }) => reason as unknown);
  // The part that failed closes the other; its own reason is the one that is not about being closed.
  const [cause] = failed.sort((a, b) => Number(isClosed(a)) - Number(isClosed(b)));
  if (cause instanceof Refusal) throw cause;
  if (failed.length > 0) throw unpackFailure(cause, writer.current);
  return {
    sha256: packed.sha256(),
    bytes: packed.bytes,
    unpackedBytes: unpacked.bytes,
    entries: writer.entries,
    warnings: writer.warnings,
  };
}

/** What `room` said; it is the caller's, and reaches the caller as it is. */
class Refusal extends Error {}

const refusing =
  (room: (bytes: number) => Promise<void>) =>
  async (bytes: number): Promise<void> => {
    await room(bytes).catch((cause: unknown) => {
      throw new Refusal('there is no room', { cause });
    });
  };

function isClosed(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** Another may have come first since `assertFree` looked; a folder with something in it is never replaced. */
async function moveTo(folder: string, target: string): Promise<void> {
  try {
    await rename(folder, target);
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR' ? occupied(target) : error;
  }
}

async function assertFree(target: string): Promise<void> {
  if ((await lstat(target).catch(() => undefined)) !== undefined) throw occupied(target);
}

function occupied(target: string): BundleError {
  return new BundleError(
    'destination-exists',
    `${target} is there already. Remove it first, or unpack to another place.`,
  );
}
