import { posix } from 'node:path';
import type { Manifest } from './manifest.ts';
import type { ManifestIssue } from './validate-manifest.ts';

/** Checks the path of the web half; an install with a bad one fails (contract: management §2, step 9). */
export function* validateWebapp({ webapp }: Manifest): Generator<ManifestIssue> {
  if (webapp === undefined || isWebBundlePath(webapp.bundle_path)) return;
  yield {
    severity: 'error',
    path: 'webapp.bundle_path',
    message: webapp.bundle_path === '' ? 'is empty' : `is refused: ${JSON.stringify(webapp.bundle_path)}`,
    remedy:
      'Write the path of the script relative to the manifest, without a leading dot: webapp/dist/main.js.',
  };
}

/** Whether an install accepts the path: not empty, not starting with a dot, and inside the bundle. */
export function isWebBundlePath(path: string): boolean {
  const clean = posix.normalize(path);
  return path !== '' && !clean.startsWith('.') && !clean.includes('\0');
}
