import { posix } from 'node:path';
import type { Manifest } from './manifest.ts';
import { isPluginId, PLUGIN_ID_REMEDY } from './plugin-id.ts';
import { isStrictVersion } from './server-version.ts';
import { validateExecutables } from './validate-executables.ts';
import { validateSettings } from './validate-settings.ts';
import { validateWebapp } from './validate-webapp.ts';

export interface ManifestIssue {
  /** `error`: breaks a rule of the contract. `warning`: allowed, and hardly what the author means. */
  severity: 'error' | 'warning';
  /** Place in the manifest, as `settings_schema.settings[2].type`. */
  path: string;
  /** What is wrong, to be read after the path. */
  message: string;
  /** What to change. */
  remedy: string;
}

/**
 * Checks a manifest against every rule of the contract (server-plugins §1) and returns all that is wrong, in the
 * order of the file. A server installs by the id alone (`assertPluginId`); this is for authors and their tools.
 */
export function validateManifest(manifest: Manifest): ManifestIssue[] {
  return [
    ...validateIdentity(manifest),
    ...validateAddresses(manifest),
    ...validateVersions(manifest),
    ...validateExecutables(manifest),
    ...validateWebapp(manifest),
    ...validateSettings(manifest.settings_schema),
  ];
}

function* validateIdentity({ id, name, icon_path }: Manifest): Generator<ManifestIssue> {
  if (!isPluginId(id)) {
    yield {
      severity: 'error',
      path: 'id',
      message: `is no plugin id: ${JSON.stringify(id)}`,
      remedy: PLUGIN_ID_REMEDY,
    };
  }
  if (name.trim() === '') {
    yield {
      severity: 'error',
      path: 'name',
      message: 'is empty',
      remedy: 'Give the plugin a name for people.',
    };
  }
  if (icon_path !== undefined && icon_path !== '' && !isIconPath(icon_path)) {
    yield {
      severity: 'warning',
      path: 'icon_path',
      message: `is no SVG file of the bundle: ${JSON.stringify(icon_path)}`,
      remedy: 'Write the path of an .svg file relative to the manifest; bitmaps are not shown.',
    };
  }
}

const isIconPath = (path: string): boolean =>
  path.toLowerCase().endsWith('.svg') && !posix.normalize(path).startsWith('..');

function* validateAddresses(manifest: Manifest): Generator<ManifestIssue> {
  for (const path of ['homepage_url', 'support_url', 'release_notes_url'] as const) {
    const address = manifest[path] ?? '';
    if (address === '' || isHttpAddress(address)) continue;
    yield {
      severity: 'error',
      path,
      message: `is no http address: ${JSON.stringify(address)}`,
      remedy: 'Write a full address that starts with http:// or https://, or leave the field out.',
    };
  }
}

function isHttpAddress(address: string): boolean {
  return /^https?:\/\/[^/?#]/.test(address) && URL.canParse(address);
}

function* validateVersions(manifest: Manifest): Generator<ManifestIssue> {
  const remedy = 'Write three numbers without a leading v, such as 1.2.3.';
  for (const path of ['version', 'min_server_version'] as const) {
    const version = manifest[path] ?? '';
    if (version === '' || isStrictVersion(version)) continue;
    yield { severity: 'error', path, message: `is no semantic version: ${JSON.stringify(version)}`, remedy };
  }
  if (manifest.version === '') {
    yield {
      severity: 'warning',
      path: 'version',
      message: 'is missing, so no upgrade can be told apart',
      remedy,
    };
  }
}
