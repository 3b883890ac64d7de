import { posix } from 'node:path';
import { BundleError } from './errors.ts';

/**
 * The clean relative path of an entry, '' for the root itself. Throws BundleError `path-traversal`,
 * `absolute-path` or `unsafe-path`. Mattermost joins an absolute path to the folder; no packer writes one by
 * accident, so here it is refused.
 */
export function entryPath(name: string, maximumBytes: number): string {
  if (name.includes('\0') || name.includes('\\')) {
    throw refusal('unsafe-path', name, 'holds a character that has no place in a path');
  }
  if (Buffer.byteLength(name) > maximumBytes) {
    throw refusal('unsafe-path', `${name.slice(0, 80)}…`, `is longer than ${String(maximumBytes)} bytes`);
  }
  if (posix.isAbsolute(name)) throw refusal('absolute-path', name, 'is absolute');
  const clean = posix.normalize(name).replace(/\/+$/, '');
  if (clean === '..' || clean.startsWith('../')) {
    throw refusal('path-traversal', name, 'leaves the folder it would be unpacked to');
  }
  return clean === '.' ? '' : clean;
}

function refusal(
  code: 'path-traversal' | 'absolute-path' | 'unsafe-path',
  name: string,
  why: string,
): BundleError {
  return new BundleError(
    code,
    `The path ${JSON.stringify(name)} in the bundle ${why}. Pack the plugin folder again, with paths relative to it.`,
    { entry: name },
  );
}

/** What macOS adds to archives beside the files themselves; no part of a plugin. */
export function isSystemLitter(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('._') || part === '__MACOSX' || part === '.DS_Store');
}
