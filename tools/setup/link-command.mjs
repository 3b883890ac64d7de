import { lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Puts the command line where `npx patchbay` looks. npm does so only for programs that are there when it installs, and in a
 * fresh clone this one is not built by then.
 *
 * @param {string} root the repository
 */
export function linkCommand(root) {
  const link = join(root, 'node_modules/.bin/patchbay');
  if (lstatSync(link, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync('../../apps/cli/dist/patchbay.js', link);
}
