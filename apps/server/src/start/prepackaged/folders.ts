import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A folder with bundles that come with the server. */
export interface PrepackagedFolder {
  readonly path: string;
  /** Made by the build of this very server: what is unsigned in it is signed here, with the key of the data folder. */
  readonly shipped: boolean;
}

/** A bundle that was found, and whether its signature lies beside it. */
export interface FoundBundle {
  readonly path: string;
  readonly shipped: boolean;
  readonly signaturePath: string | undefined;
}

const NAME = 'prepackaged_plugins';
/** How far up is looked, from the working directory and from the program (contract: management §4). */
const UPWARDS = ['.', '..', '../..', '../../..'];

/**
 * The folders with bundles: `given`, or else the program's own and the first `prepackaged_plugins` that is found from
 * the working directory or from the program upwards.
 */
export function prepackagedFolders(
  given: string | undefined,
  workingDirectory: string,
  program: string,
): PrepackagedFolder[] {
  if (given) return [{ path: resolve(workingDirectory, given), shipped: false }];
  const shipped = [join(program, NAME), join(program, '..', NAME)].filter(isFolder).slice(0, 1);
  const found = [workingDirectory, program]
    .flatMap((from) => UPWARDS.map((up) => resolve(from, up, NAME)))
    .find(isFolder);
  const other = found !== undefined && !shipped.some((path) => realpathSync(path) === realpathSync(found));
  return [
    ...shipped.map((path) => ({ path, shipped: true })),
    ...(other ? [{ path: found, shipped: false }] : []),
  ];
}

/** All bundles of a folder and the folders in it, by name; signatures that belong to none are told apart. */
export function bundlesIn({ path: folder, shipped }: PrepackagedFolder): {
  bundles: FoundBundle[];
  stray: string[];
} {
  if (!isFolder(folder)) return { bundles: [], stray: [] };
  const names = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  const bundles = [...names]
    .filter((name) => name.endsWith('.tar.gz'))
    .sort()
    .map((name) => ({
      path: join(folder, name),
      shipped,
      signaturePath: names.has(`${name}.sig`) ? join(folder, `${name}.sig`) : undefined,
    }));
  const stray = [...names]
    .filter((name) => name.endsWith('.tar.gz.sig') && !names.has(name.slice(0, -'.sig'.length)))
    .map((name) => join(folder, name));
  return { bundles, stray };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
