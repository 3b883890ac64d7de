import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { closure } from './projects.mjs';

const NOT_SOURCES = new Set(['node_modules', 'dist', 'fixtures', 'README.md']);

/**
 * A hash over the content of everything a project's build reads: itself, the projects it is built from, the packages
 * that are installed. A new checkout of the same sources has the same stamp.
 *
 * @param {string} root the repository
 * @param {Map<string, import('./projects.mjs').Project>} projects
 * @param {string} name
 */
export function sourceStamp(root, projects, name) {
  const hash = createHash('sha256');
  const folders = closure(projects, name).map((each) => projects.get(each)?.folder ?? '');
  for (const path of ['package-lock.json', 'tsconfig.base.json', ...folders.sort()]) add(path);
  return hash.digest('hex');

  /** @param {string} path */
  function add(path) {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const entries = entriesOf(full);
    if (!entries) {
      hash.update(`${path}\0`).update(readFileSync(full));
      return;
    }
    for (const entry of entries.sort()) {
      if (NOT_SOURCES.has(entry) || entry.startsWith('.') || /\.spec\.\w+$/.test(entry)) continue;
      add(`${path}/${entry}`);
    }
  }
}

/** @param {string} path */
function entriesOf(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
