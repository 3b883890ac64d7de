import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { GoPlatform } from '@patchbay/manifest';

/** What a plugin finds on the machine it is to run on. */
export interface Machine {
  readonly platform: GoPlatform;
  /** Runs plugins with `server.runtime` "node". */
  readonly nodePath: string;
  /** Where programs are looked for, written as in PATH. */
  readonly searchPath: string;
}

/** The absolute path of the first program of that name; undefined when there is none that may be executed. */
export async function findProgram(name: string, searchPath: string): Promise<string | undefined> {
  const folders = searchPath.split(delimiter).filter((folder) => isAbsolute(folder));
  for (const candidate of folders.map((folder) => join(folder, name)))
    if (await isProgram(candidate)) return candidate;
  return undefined;
}

/** Whether there is a file, itself or behind links, that may be executed. */
export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
