import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack as tarPack } from 'tar-stream';
import type { Header } from 'tar-stream';

export type ArchiveEntry = [
  header: Omit<Partial<Header>, 'type'> & { name: string; type?: string },
  body?: string | Buffer,
];

/** A tar archive with just these entries, valid or not. */
export async function tarOf(...entries: ArchiveEntry[]): Promise<Buffer> {
  const pack = tarPack();
  for (const [header, body] of entries) pack.entry(header as Header, body ?? '');
  pack.finalize();
  return buffer(pack as unknown as AsyncIterable<Buffer>);
}

export const gzipped = (bytes: Buffer): Readable =>
  Readable.from(chunks(gzipSync(bytes)), { objectMode: false });

/** As a bundle, in small pieces as a network brings it. */
export const bundleOf = async (...entries: ArchiveEntry[]): Promise<Readable> =>
  gzipped(await tarOf(...entries));

const CHUNK_BYTES = 1000;

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
