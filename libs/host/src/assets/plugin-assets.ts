import { dirname, join } from 'node:path';
import { clientBundleFile } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import { safePath } from './safe-path.ts';

export interface WebAsset {
  readonly path: string;
  /** Whether its name changes with its content, so that it may be kept for ever. */
  readonly immutable: boolean;
}

/**
 * What `/static/plugins/<id>/<file>` means: the web bundle under its hashed name, or a neighbour of it. The bundle is
 * served from where it was unpacked; nothing is copied.
 */
export function webAssetOf(
  folder: string,
  manifest: Manifest,
  webHash: string,
  file: string,
): WebAsset | undefined {
  if (!manifest.webapp) return undefined;
  const bundle = join(folder, manifest.webapp.bundle_path);
  if (file === clientBundleFile(manifest.id, webHash)) return { path: bundle, immutable: true };
  const path = safePath(dirname(bundle), file);
  return path === undefined || path === bundle ? undefined : { path, immutable: false };
}

/** What `/plugins/<id>/public/<file>` means. */
export function publicAssetOf(folder: string, file: string): string | undefined {
  return safePath(join(folder, 'public'), file);
}
