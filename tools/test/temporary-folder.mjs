import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/patchbay', import.meta.url));

const PREFIX = 'pb-';
/** A run that was killed leaves its folder to a later one; none takes as long as this. */
const ABANDONED_AFTER_MS = 6 * 60 * 60_000;
/** Of each thing that is built once per content: the present one, and one that another state of the sources needs. */
const BUILDS_KEPT = 2;

/**
 * Gives this process, and all that it starts, a temporary folder of its own (`TMPDIR`), and builds that outlive the run a
 * place outside of it (`PATCHBAY_TEST_CACHE`). Where a process above has done so already, nothing happens.
 *
 * @returns {{ remove(): { name: string, count: number }[] }} remove: says what was left in the folder, by the kind of its name
 */
export function ownTemporaryFolder() {
  if (process.env['PATCHBAY_TEST_TMP']) return { remove: () => [] };
  // The long per-user folders of some systems leave no room for the names of sockets.
  const system = existsSync('/tmp') ? '/tmp' : tmpdir();
  removeAbandoned(system);
  mkdirSync(cache, { recursive: true });
  removeOldBuilds(cache);
  const folder = mkdtempSync(join(system, PREFIX));
  // PostgreSQL runs as another user, below it.
  chmodSync(folder, 0o711);
  Object.assign(process.env, { TMPDIR: folder, PATCHBAY_TEST_TMP: folder, PATCHBAY_TEST_CACHE: cache });
  const remove = () => {
    if (!existsSync(folder)) return [];
    const left = countByKind(readdirSync(folder));
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // Somebody still writes there: a later run finds it abandoned.
    }
    return left;
  };
  process.once('exit', remove);
  return { remove };
}

/** @param {string} system where runs have their folders */
function removeAbandoned(system) {
  for (const name of readdirSync(system)) {
    if (!/^pb-[A-Za-z0-9]{6}$/.test(name)) continue;
    const folder = join(system, name);
    if (age(folder) > ABANDONED_AFTER_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Removes all but the newest of the builds of each thing, which are named `<thing>-<hash>`, and halves that nobody finishes.
 *
 * @param {string} folder
 */
export function removeOldBuilds(folder) {
  /** @type {Map<string, string[]>} */
  const builds = new Map();
  for (const name of readdirSync(folder)) {
    const [, thing, end] = /^(.+)-[0-9a-f]{16}(\.tar\.gz)?$/.exec(name) ?? [];
    if (thing !== undefined) {
      const kind = `${thing} ${end ?? ''}`;
      builds.set(kind, [...(builds.get(kind) ?? []), join(folder, name)]);
    } else if (/-[0-9a-f]{16}\.|building-/.test(name) && age(join(folder, name)) > ABANDONED_AFTER_MS) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
  for (const paths of builds.values())
    for (const old of paths.sort((a, b) => age(a) - age(b)).slice(BUILDS_KEPT))
      rmSync(old, { recursive: true, force: true });
}

/** Milliseconds since a path was changed; it may go away meanwhile. @param {string} path */
function age(path) {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/**
 * How many names there are of each kind: what stands before the random end that `mkdtemp` and `mktemp` give.
 *
 * @param {readonly string[]} names
 */
export function countByKind(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) {
    const kind = name.replace(/-[A-Za-z0-9_]{6,8}$|\d{3,}$/, '');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
