import type { Readable } from 'node:stream';

/** A part of a file: the first byte and the last, counted from 0, both with it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where bytes live, as the host has it too: a folder now, S3 later. Paths are relative, with `/`, and never leave the
 * store. What is not there, and a path that would leave it, is an error whose code is `host.file_missing` or `host.path_outside`.
 */
export interface FileStore {
  /** Replaces the file as a whole: a reader sees the old bytes or the new ones. */
  write(path: string, data: Readable | Uint8Array): Promise<void>;
  /** Takes a file of this machine, which is gone afterwards. */
  take(path: string, file: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  read(path: string, range?: ByteRange): Promise<Readable>;
  exists(path: string): Promise<boolean>;
  /** Bytes; undefined when there is none. */
  size(path: string): Promise<number | undefined>;
  /** Removing what is not there is no error. */
  remove(path: string): Promise<void>;
  /** Paths that start with `prefix`, sorted. */
  list(prefix: string): Promise<string[]>;
}
