import type { Readable } from 'node:stream';

/** A part of a file: the first byte and the last, counted from 0, both with it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where bytes live: a folder now, S3 later. Paths are relative, with `/`, and never leave the store. */
export interface FileStore {
  /** Replaces the file as a whole: a reader sees the old bytes or the new ones. */
  write(path: string, data: Readable | Uint8Array): Promise<void>;
  /** Takes a file of this machine, which is gone afterwards; replaces as {@link write} does. */
  take(path: string, file: string): Promise<void>;
  /** Replaces `to`, as {@link write} does, by what `from` holds. */
  copy(from: string, to: string): Promise<void>;
  /** Rejects with a {@link HostError} `host.file_missing` when there is none. */
  read(path: string, range?: ByteRange): Promise<Readable>;
  exists(path: string): Promise<boolean>;
  /** Bytes; undefined when there is none. */
  size(path: string): Promise<number | undefined>;
  /** Tells at no cost whether bytes are others than they were: a copy has that of what it was made of. */
  fingerprint(path: string): Promise<string | undefined>;
  /** Removing what is not there is no error. */
  remove(path: string): Promise<void>;
  /** Paths that start with `prefix`, sorted. */
  list(prefix: string): Promise<string[]>;
}
