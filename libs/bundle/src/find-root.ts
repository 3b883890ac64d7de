import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILES } from '@patchbay/manifest';
import { BundleError } from './errors.ts';

const NAMES_SHOWN = 5;

/**
 * The folder of the plugin in an unpacked archive: the one folder at the root if nothing is beside it, else the
 * root (contract: server-plugins §2). Throws BundleError `empty`, or `several-roots` where the root
 * has no manifest and it is not clear which part was meant.
 */
export async function findRoot(folder: string): Promise<string> {
  const held = await readdir(folder, { withFileTypes: true });
  const [first, ...others] = held;
  if (first === undefined) {
    throw new BundleError('empty', 'The bundle holds no files. Pack the plugin with "patchbay pack".');
  }
  if (others.length === 0 && first.isDirectory()) return join(folder, first.name);
  if (others.length > 0 && !held.some(({ name }) => MANIFEST_FILES.some((manifest) => manifest === name))) {
    const names = held.map(({ name }) => name).sort();
    const shown = names.slice(0, NAMES_SHOWN).map((name) => JSON.stringify(name));
    throw new BundleError(
      'several-roots',
      `The bundle has ${String(held.length)} entries at its root (${shown.join(', ')}${names.length > NAMES_SHOWN ? ', …' : ''}) and no manifest ` +
        `(${MANIFEST_FILES.join(', ')}) among them. Pack one plugin folder, with "patchbay pack".`,
      { entry: names[0] ?? '' },
    );
  }
  return folder;
}
