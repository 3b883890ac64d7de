import { join, posix } from 'node:path';

/**
 * The path of a file that a browser asks for below `folder`; undefined for what could leave it, names a folder, or
 * hides. Whether it exists is for whoever sends it to find out.
 */
export function safePath(folder: string, file: string): string | undefined {
  if (file === '' || file.endsWith('/') || file.startsWith('/') || /[\0\\]/.test(file)) return undefined;
  if (posix.normalize(file) !== file || file.split('/').some((part) => part === '..' || part === '.'))
    return undefined;
  return join(folder, file);
}
