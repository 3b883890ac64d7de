import type { KeptVersion } from '@patchbay/host';
import type { Manifest } from '@patchbay/manifest';
import { isMajorStep } from './upgrade-header.ts';

/** A row of `GET /plugins/{id}/versions`. */
export interface VersionView {
  plugin_id: string;
  version: string;
  /** SHA-256 of the bundle, lower-case hex. */
  sha256: string;
  manifest: Manifest;
  /** Bytes of the bundle. */
  size: number;
  signed: boolean;
  prepackaged: boolean;
  /** Milliseconds since 1970. */
  installed_at: number;
  /** It is the one that is installed. */
  active: boolean;
  /** The step from the active one to it is a major one. */
  major: boolean;
}

export function versionViews(versions: readonly (KeptVersion & { active: boolean })[]): VersionView[] {
  const current = versions.find(({ active }) => active)?.version;
  return versions.map((kept) => ({
    plugin_id: kept.pluginId,
    version: kept.version,
    sha256: kept.sha256,
    manifest: kept.manifest,
    size: kept.size,
    signed: kept.signed,
    prepackaged: kept.prepackaged,
    installed_at: kept.installedAt,
    active: kept.active,
    major: current !== undefined && isMajorStep(current, kept.version),
  }));
}
