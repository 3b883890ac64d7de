export type BundleErrorCode =
  /** The bytes are no gzip stream. */
  | 'not-gzip'
  /** The archive ends too early. */
  | 'truncated'
  /** Not a tar archive, or a damaged one. */
  | 'malformed'
  /** Nothing that could be a plugin is in it. */
  | 'empty'
  /** An entry outside the folder it is unpacked to. */
  | 'path-traversal'
  | 'absolute-path'
  /** A name that no file system should be given. */
  | 'unsafe-path'
  /** A file where another entry needs a folder, or the reverse. */
  | 'path-conflict'
  /** Several things at the root and no manifest among them. */
  | 'several-roots'
  | 'too-many-entries'
  | 'entry-too-large'
  /** The packed bytes exceed the limit. */
  | 'bundle-too-large'
  /** The unpacked bytes exceed the limit. */
  | 'unpacked-too-large'
  /** Unpacks to suspiciously many times its size. */
  | 'ratio-too-high'
  | 'destination-exists'
  /** The disk refused. */
  | 'write-failed'
  /** A file to be packed is not there. */
  | 'file-missing'
  /** A link, a socket or a device among the files to be packed. */
  | 'unsupported-file';

/** A bundle that is refused, or cannot be made; the message names the entry and says what to do. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  readonly code: BundleErrorCode;
  /** The entry at fault, as the archive names it; empty where it is the archive as a whole. */
  readonly entry: string;

  constructor(code: BundleErrorCode, message: string, details: { entry?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.entry = details.entry ?? '';
  }
}
