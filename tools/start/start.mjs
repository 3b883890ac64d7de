import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { buildStale } from '../setup/build-stale.mjs';
import { reportAndFail, SetupProblem } from '../setup/errors.mjs';
import { installPackages } from '../setup/packages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Progress goes to stderr: stdout is the server's, and ends in `ready <url>`. */
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

/**
 * Installs what is missing, builds what is stale, and becomes the server. When nothing changed since the last start,
 * only the first of these costs a look at some files.
 *
 * The server runs in this very process, so there is nobody in between to pass signals and exit codes on, or to outlive it.
 *
 * @param {string[]} args for the server
 */
export async function start(args) {
  try {
    await installPackages(root, say);
    await buildStale(root, say);
    const server = join(root, 'apps/server/dist/main.js');
    if (!existsSync(server)) {
      throw new SetupProblem('not-built', `${server} is missing. Remove apps/server/dist and start again.`);
    }
    process.argv = [process.argv[0] ?? process.execPath, server, ...args];
    await import(pathToFileURL(server).href);
  } catch (error) {
    reportAndFail(error);
  }
}
