import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BundleError, unpackBundle } from '@patchbay/bundle';
import type { BundleLimits, UnpackedBundle } from '@patchbay/bundle';
import { AppError } from '@patchbay/contract';
import { fileSystemFailed } from '../errors.ts';
import { sha256OfFile } from './hash-file.ts';
import { extractFailed } from './install-errors.ts';

/** How far unpacking may lag behind receiving, in bytes. */
const LAG_BYTES = 1024 * 1024;
/** Bytes received between two looks at the free space. */
const ROOM_INTERVAL_BYTES = 32 * 1024 * 1024;

export interface ReceiveOptions {
  readonly limits: BundleLimits;
  /** Rejects unless so many more bytes fit on the disk. */
  room(bytes: number): Promise<void>;
}

export interface ReceivedArchive {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Writes a bundle to `archive`. Rejects with what the sender threw, or with Mattermost's errors. */
export async function receiveArchive(
  source: Readable,
  archive: string,
  options: ReceiveOptions,
): Promise<ReceivedArchive> {
  const hash = createHash('sha256');
  const bytes = await write(source, archive, options, (chunk) => {
    hash.update(chunk);
    return undefined;
  });
  return { bytes, sha256: hash.digest('hex') };
}

/** Writes a bundle to `archive` and unpacks it to `unpacked` at the same time, in bounded memory. */
export async function receiveAndUnpack(
  source: Readable,
  archive: string,
  unpacked: string,
  options: ReceiveOptions,
): Promise<ReceivedArchive & Pick<UnpackedBundle, 'warnings'>> {
  const feed = new PassThrough({ highWaterMark: LAG_BYTES });
  feed.on('error', () => undefined);
  const unpackFailed = new AbortController();
  let sendingFailed: { readonly reason: unknown } | undefined;
  const unpacking = unpackBundle(feed, unpacked, options.limits, { room: options.room }).catch(
    (error: unknown) => {
      unpackFailed.abort(error);
      throw error;
    },
  );
  const writing = write(source, archive, options, (chunk) => offer(feed, chunk), unpackFailed.signal)
    .catch((reason: unknown) => {
      // Whatever fails ends the other: only what came first says why.
      if (!unpackFailed.signal.aborted) sendingFailed = { reason };
      throw reason;
    })
    .finally(() => feed.end());
  const [unpack, written] = await Promise.allSettled([unpacking, writing]);
  if (sendingFailed) throw sendingFailed.reason;
  if (unpack.status === 'rejected')
    throw unpack.reason instanceof AppError ? unpack.reason : extractFailed(unpack.reason);
  if (written.status === 'rejected') throw written.reason;
  const { bytes, sha256, warnings } = unpack.value;
  // An archive may end before its file does.
  const ofAll = bytes === written.value ? sha256 : await sha256OfFile(archive);
  return { bytes: written.value, sha256: ofAll, warnings };
}

/** Resolves when the feed wants more, or nothing any longer; undefined when it does so already. */
function offer(feed: PassThrough, chunk: Buffer): Promise<void> | undefined {
  if (feed.destroyed || feed.write(chunk)) return undefined;
  return new Promise((resolve) => {
    const done = (): void => {
      feed.off('drain', done).off('close', done);
      resolve();
    };
    feed.on('drain', done).on('close', done);
  });
}

async function write(
  source: Readable,
  archive: string,
  { limits, room }: ReceiveOptions,
  also: (chunk: Buffer) => Promise<void> | undefined,
  signal?: AbortSignal,
): Promise<number> {
  let bytes = 0;
  let looked = 0;
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > limits.packedBytes) throw extractFailed(tooLarge(limits));
          if (bytes - looked > ROOM_INTERVAL_BYTES) {
            looked = bytes;
            await room(0);
          }
          await also(chunk);
          yield chunk;
        }
      },
      createWriteStream(archive, { mode: 0o600 }),
      { ...(signal === undefined ? {} : { signal }) },
    );
  } catch (error) {
    // Whoever sends may have its own reason to stop, such as a size limit.
    throw error instanceof AppError ? error : fileSystemFailed(error);
  }
  return bytes;
}

const tooLarge = ({ packedBytes }: BundleLimits): BundleError =>
  new BundleError(
    'bundle-too-large',
    `The bundle is larger than ${String(packedBytes)} bytes. Pack fewer platforms into one bundle, or raise the limit.`,
  );
