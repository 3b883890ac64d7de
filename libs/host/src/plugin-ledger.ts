import type { Manifest } from '@patchbay/manifest';

/** One version of a plugin whose bundle is kept. */
export interface KeptVersion {
  pluginId: string;
  version: string;
  /** SHA-256 of the bundle, lower-case hex: what tells one version from another. */
  sha256: string;
  manifest: Manifest;
  /** Bytes of the bundle. */
  size: number;
  signed: boolean;
  prepackaged: boolean;
  /** Milliseconds since 1970. */
  installedAt: number;
}

/** An upgrade, or a step back, that has begun and not ended. */
export interface VersionChange {
  pluginId: string;
  /** SHA-256 of the bundle that ran before. */
  from: string;
  to: string;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/** How a run of a plugin ended that should not have. Times in milliseconds since 1970. */
export interface CrashRecord {
  /** 26 characters, as Mattermost's ids. */
  id: string;
  pluginId: string;
  version: string;
  at: number;
  startedAt: number;
  kind: 'crashed' | 'killed' | 'did-not-start';
  /** Undefined when a signal ended it, or nothing is known. */
  exitCode: number | undefined;
  /** For example `SIGSEGV`. */
  signal: string | undefined;
  /** Hooks that were under way, the longest first. */
  hooks: string[];
  /** Resident memory when it was last looked at, in bytes; 0 when it never was. */
  memoryBytes: number;
  /** What happened and what follows, in words. */
  reason: string;
  /** The last lines of stderr, oldest first, 50 at most. */
  stderr: string[];
}

/** What nodes remember about plugins beside what should run; implemented by core on the database. */
export interface PluginLedger {
  /** Newest install first. */
  versions(pluginId: string): Promise<KeptVersion[]>;
  /** Adds it, or makes it the newest. */
  keepVersion(version: KeptVersion): Promise<void>;
  /** Forgets a version, and the copy of the data that belongs to it. */
  dropVersion(pluginId: string, sha256: string): Promise<void>;
  /**
   * Takes the right to change what is installed of one id, or holds on to it: one holder at a time over all nodes.
   * False while somebody else has it. It runs out by itself after `ttlMs`.
   */
  lease(pluginId: string, holder: string, ttlMs: number): Promise<boolean>;
  release(pluginId: string, holder: string): Promise<void>;
  /** Notes that a version is about to take the place of another, and copies settings and KV data, in one transaction. */
  beginChange(change: VersionChange): Promise<void>;
  /** The new version stays; the copy is kept with the version it was made of. */
  finishChange(pluginId: string): Promise<void>;
  /** Puts settings and KV data back as they were when the change began. */
  undoChange(pluginId: string): Promise<void>;
  /** Changes that no one finished: the server ended in them, or their health window runs. */
  openChanges(): Promise<VersionChange[]>;
  /** Puts back the copy that was made when `sha256` was last replaced; false when there is none. */
  restoreData(pluginId: string, sha256: string): Promise<boolean>;
  /** Keeps the newest 50 of each plugin. */
  addCrash(record: CrashRecord): Promise<void>;
  /** Newest first. */
  crashes(pluginId: string, page: number, perPage: number): Promise<CrashRecord[]>;
  /** Forgets versions, copies, crashes and changes: the plugin was removed. */
  forget(pluginId: string): Promise<void>;
}
