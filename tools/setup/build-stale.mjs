import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { SetupProblem } from './errors.mjs';
import { linkCommand } from './link-command.mjs';
import { prepackageDemo } from './prepackage-demo.mjs';
import { readProjects } from './projects.mjs';
import { runChild } from './run-child.mjs';
import { sourceStamp } from './source-stamp.mjs';

/**
 * Builds the apps whose sources changed since they were built, side by side; their libraries are bundled in from source.
 *
 * @param {string} root the repository
 * @param {(line: string) => void} say progress
 * @returns {Promise<string[]>} the names of what was built; throws a SetupProblem when one does not build
 */
export async function buildStale(root, say) {
  const projects = readProjects(root);
  const stale = [...projects.values()]
    .filter((project) => project.folder.startsWith('apps/') && project.builds)
    .map((project) => ({ ...project, stamp: sourceStamp(root, projects, project.name) }))
    .filter((project) => !isBuilt(root, project.folder, project.stamp));

  await Promise.all(
    stale.map(async ({ folder, stamp }) => {
      const begun = performance.now();
      await buildOne(root, folder);
      writeStamp(root, folder, stamp);
      say(`Built ${folder} in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
    }),
  );
  prepackageDemo(root);
  if (stale.some(({ folder }) => folder === 'apps/cli')) linkCommand(root);
  return stale.map(({ name }) => name);
}

/**
 * @param {string} root
 * @param {string} folder
 */
async function buildOne(root, folder) {
  const { exitCode, output } = await runChild(process.execPath, ['build.mjs'], { cwd: join(root, folder) });
  if (exitCode === 0) return;
  process.stderr.write(output);
  throw new SetupProblem(
    'build-failed',
    `${folder} does not build; the compiler's messages are above. Put the sources right (or get them again) and try again.`,
  );
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} stamp
 */
function isBuilt(root, folder, stamp) {
  const path = stampPath(root, folder);
  return existsSync(join(root, folder, 'dist')) && existsSync(path) && readFileSync(path, 'utf8') === stamp;
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} stamp
 */
function writeStamp(root, folder, stamp) {
  const path = stampPath(root, folder);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stamp);
}

/**
 * @param {string} root
 * @param {string} folder
 */
function stampPath(root, folder) {
  return join(root, 'node_modules/.patchbay', `built-${folder.replaceAll('/', '-')}`);
}
