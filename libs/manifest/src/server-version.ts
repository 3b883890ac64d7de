import semver from 'semver';
import { ManifestError } from './errors.ts';
import type { Manifest } from './manifest.ts';

/** Strict as the contract has it: three numbers, no leading `v` or `=`, no spaces. */
const STRICT = /^[0-9]/;

/** Whether the text is a strict semantic version, `x.y.z` with optional pre-release and build parts. */
export function isStrictVersion(version: string): boolean {
  return STRICT.test(version) && semver.valid(version) !== null && version.trim() === version;
}

/** Orders two strict versions: negative when `a` is older. Throws ManifestError `invalid-server-version`. */
export function compareVersions(a: string, b: string): number {
  return semver.compare(strict(a), strict(b));
}

/**
 * Whether the server is new enough for the plugin; a manifest without `min_server_version` runs anywhere.
 * Checked when a plugin is activated (contract: server-plugins §1). Throws ManifestError `invalid-server-version`.
 */
export function meetsMinimumServerVersion(manifest: Manifest, serverVersion: string): boolean {
  const minimum = manifest.min_server_version;
  if (minimum === undefined || minimum === '') return true;
  return compareVersions(serverVersion, minimum) >= 0;
}

function strict(version: string): string {
  if (isStrictVersion(version)) return version;
  throw new ManifestError(
    'invalid-server-version',
    `${JSON.stringify(version)} is not a version. Write three numbers without a leading v, such as 1.2.3.`,
    { path: 'min_server_version' },
  );
}
