const MEBIBYTE = 1024 * 1024;

/** What a bundle may cost at most. Mattermost has no limits here (contract: management §2, step 4); all are ours. */
export interface BundleLimits {
  /** Bytes of the archive as it arrives. */
  packedBytes: number;
  /** Bytes of everything in it, headers included. */
  unpackedBytes: number;
  /** Bytes of one file. */
  entryBytes: number;
  /** Entries of any kind, left out ones included. */
  entries: number;
  /** Unpacked bytes per packed byte, looked at once `RATIO_FLOOR_BYTES` are unpacked. */
  ratio: number;
  /** Bytes of one path. */
  pathBytes: number;
}

/** The largest known plugins hold programs for six platforms: some 300 MiB packed, 1 GiB unpacked, 2000 files. */
export const DEFAULT_BUNDLE_LIMITS: Readonly<BundleLimits> = {
  packedBytes: 512 * MEBIBYTE,
  unpackedBytes: 2048 * MEBIBYTE,
  entryBytes: 512 * MEBIBYTE,
  entries: 20_000,
  ratio: 200,
  pathBytes: 1024,
};

/** A small archive may be as dense as it likes: padding and repeated assets are. */
export const RATIO_FLOOR_BYTES = 64 * MEBIBYTE;

/** Warnings kept per bundle; an archive of links must not fill the log. */
export const MAX_WARNINGS = 100;
