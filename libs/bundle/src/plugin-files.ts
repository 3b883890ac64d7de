import { lstat } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import type { FoundManifest, Manifest } from '@patchbay/manifest';
import { BundleError } from './errors.ts';

export interface PluginFiles {
  /** What belongs into the bundle, relative to the plugin folder. */
  files: string[];
  /** Those of them that a server starts. */
  executables: string[];
}

/** Taken along when they are there. */
const BY_CUSTOM = ['assets', 'public', 'LICENSE', 'LICENSE.txt', 'NOTICE', 'NOTICE.txt'];

/**
 * What of a plugin folder belongs into its bundle: the manifest, the folders of the executables and of the web
 * script, the icon, `assets`, `public` and the licence. Sources and `node_modules` stay behind. Throws BundleError
 * `file-missing` for a file that the manifest names and that is not there.
 */
export async function pluginFiles(
  directory: string,
  { manifest, path }: FoundManifest,
): Promise<PluginFiles> {
  const files = new Set([basename(path)]);
  const executables = executablesOf(manifest).map((executable) => posix.normalize(executable));
  for (const [field, file] of named(manifest)) {
    const clean = posix.normalize(file);
    if (!(await exists(join(directory, clean)))) {
      throw new BundleError(
        'file-missing',
        `${field} names ${file}, which is not in ${directory}. Build the plugin first, or correct the manifest.`,
        { entry: file },
      );
    }
    const folder = posix.dirname(clean);
    files.add(field === 'icon_path' || folder === '.' ? clean : folder);
  }
  for (const name of BY_CUSTOM) if (await exists(join(directory, name))) files.add(name);
  return { files: [...files], executables };
}

function executablesOf({ server }: Manifest): string[] {
  return [...Object.values(server?.executables ?? {}), server?.executable ?? ''].filter(
    (path) => path !== '',
  );
}

function* named(manifest: Manifest): Generator<[field: string, file: string]> {
  for (const [platform, path] of Object.entries(manifest.server?.executables ?? {})) {
    if (path !== '') yield [`server.executables.${platform}`, path];
  }
  if ((manifest.server?.executable ?? '') !== '')
    yield ['server.executable', manifest.server?.executable ?? ''];
  if (manifest.webapp !== undefined) yield ['webapp.bundle_path', manifest.webapp.bundle_path];
  if ((manifest.icon_path ?? '') !== '') yield ['icon_path', manifest.icon_path ?? ''];
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
