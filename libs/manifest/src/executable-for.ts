import { posix } from 'node:path';
import { ManifestError } from './errors.ts';
import type { Manifest } from './manifest.ts';

/** A platform by Go's names, as the keys of `server.executables` are written. */
export interface GoPlatform {
  goos: string;
  goarch: string;
}

const GOOS: Record<string, string> = { win32: 'windows', sunos: 'solaris' };
const GOARCH: Record<string, string> = { x64: 'amd64', ia32: '386', mipsel: 'mipsle', loong64: 'loong64' };

/** Go's names for a platform that Node describes, by default this one. */
export function goPlatform(platform: string = process.platform, arch: string = process.arch): GoPlatform {
  return { goos: GOOS[platform] ?? platform, goarch: GOARCH[arch] ?? arch };
}

/**
 * The executable of the server half for a platform, cleaned and relative to the bundle: the one for
 * "<goos>-<goarch>", else `server.executable` (contract: server-plugins §1).
 * Throws ManifestError `executable-missing` or `executable-outside-bundle`.
 */
export function executableFor(manifest: Manifest, goos: string, goarch: string): string {
  const platform = `${goos}-${goarch}`;
  const own = manifest.server?.executables?.[platform] ?? '';
  const field = own === '' ? 'server.executable' : `server.executables.${platform}`;
  const path = own === '' ? (manifest.server?.executable ?? '') : own;
  if (path === '') {
    throw new ManifestError(
      'executable-missing',
      `server: the plugin ${manifest.id} has no executable for ${goos}/${goarch}. ` +
        `Install a build for this platform, or add "${platform}" to server.executables.`,
      { path: 'server.executables' },
    );
  }
  const clean = posix.normalize(path);
  if (clean.startsWith('..') || clean.includes('\0')) {
    throw new ManifestError(
      'executable-outside-bundle',
      `${field}: ${JSON.stringify(path)} leaves the bundle of ${manifest.id}. Write a path relative to the manifest.`,
      { path: field },
    );
  }
  // An absolute path is joined to the bundle, as Mattermost does.
  return clean.replace(/^\/+/, '');
}
