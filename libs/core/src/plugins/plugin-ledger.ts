import type { Manifest } from '@patchbay/contract';

// The shapes of @patchbay/host's ledger, which the core implements and may not import; a spec of the server checks the fit.

/** One version of a plugin whose bundle is kept. Times in milliseconds since 1970, here and below. */
export interface KeptVersionRow {
  pluginId: string;
  version: string;
  /** Of the bundle, lower-case hex. */
  sha256: string;
  manifest: Manifest;
  /** Bytes of the bundle. */
  size: number;
  signed: boolean;
  prepackaged: boolean;
  installedAt: number;
}

/** A change of version that has begun and not ended: the bundle that ran before, and the one that takes its place. */
export interface VersionChangeRow {
  pluginId: string;
  from: string;
  to: string;
  startedAt: number;
}

/** How a run of a plugin ended that should not have. */
export interface CrashRow {
  id: string;
  pluginId: string;
  version: string;
  at: number;
  startedAt: number;
  kind: 'crashed' | 'killed' | 'did-not-start';
  exitCode: number | undefined;
  signal: string | undefined;
  /** Under way when it ended, the longest first. */
  hooks: string[];
  memoryBytes: number;
  reason: string;
  /** Last lines, oldest first. */
  stderr: string[];
}
