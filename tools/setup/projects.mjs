import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Project one workspace of the repository
 * @property {string} name as in its package.json
 * @property {string} folder relative to the repository
 * @property {string[]} dependencies names of other projects it is built from
 * @property {string[] | undefined} tags what Nx knows it by
 * @property {boolean} builds has a build.mjs
 */

/**
 * Reads the workspaces, without any package installed.
 *
 * @param {string} root the repository
 * @returns {Map<string, Project>} by name
 */
export function readProjects(root) {
  /** @type {{ workspaces: string[] }} */
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = workspaces.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  });
  const manifests = folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
    }));
  const names = new Set(manifests.map(({ manifest }) => manifest.name));
  return new Map(
    manifests.map(({ folder, manifest }) => [
      manifest.name,
      {
        name: manifest.name,
        folder,
        dependencies: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) =>
          names.has(name),
        ),
        tags: manifest.nx?.tags,
        builds: existsSync(join(root, folder, 'build.mjs')),
      },
    ]),
  );
}

/**
 * A project and all it is built from.
 *
 * @param {Map<string, Project>} projects
 * @param {string} name
 * @param {Set<string>} [seen]
 * @returns {string[]} names
 */
export function closure(projects, name, seen = new Set()) {
  if (!seen.has(name)) {
    seen.add(name);
    for (const dependency of projects.get(name)?.dependencies ?? []) closure(projects, dependency, seen);
  }
  return [...seen];
}
