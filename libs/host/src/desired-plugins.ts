import type { Manifest } from '@patchbay/manifest';

/** What should run, one row per installed plugin. The other side, what does run, is never stored here. */
export interface DesiredPlugin {
  pluginId: string;
  enabled: boolean;
  version: string;
  /** SHA-256 of the bundle in the file store, lower-case hex. */
  sha256: string;
  manifest: Manifest;
  prepackaged: boolean;
  /** Unpacked into the plugins folder by hand: nothing of it lies in the file store, and no start deletes it. */
  unmanaged?: boolean;
  /** Milliseconds since 1970. */
  installedAt: number;
}

/** The rows; implemented by core on the database. */
export interface DesiredPlugins {
  list(): Promise<DesiredPlugin[]>;
  get(pluginId: string): Promise<DesiredPlugin | undefined>;
  save(row: DesiredPlugin): Promise<void>;
  remove(pluginId: string): Promise<void>;
  /** Whether a plugin that is not installed is to run as soon as it is; none is when left out. */
  isWanted?(pluginId: string): boolean;
}
