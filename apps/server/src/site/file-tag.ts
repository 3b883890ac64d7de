import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';

/**
 * The ETag of a file of a plugin; none when it is not there. Two versions of a file may have one date and one length:
 * bundles are packed with a fixed date. So it counts where the file lies, whose folder is named after the bundle, and
 * when the file was put there.
 */
export function fileTag(path: string): { ETag?: string } {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return {};
  const { size, mtimeMs, ctimeMs } = found;
  const hash = createHash('sha1').update([path, size, mtimeMs, ctimeMs].join('\n'));
  return { ETag: `"${hash.digest('base64url')}"` };
}
