import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lays the demo plugin's bundle where the server looks for the plugins it is shipped with, and takes older versions away.
 *
 * @param {string} root the repository
 */
export function prepackageDemo(root) {
  const from = join(root, 'apps/demo-plugin/dist');
  const to = join(root, 'apps/server/dist/prepackaged_plugins');
  const bundles = existsSync(from) ? readdirSync(from).filter((name) => name.endsWith('.tar.gz')) : [];
  const there = existsSync(to) ? readdirSync(to) : [];
  for (const name of there) if (!bundles.includes(name)) rmSync(join(to, name), { recursive: true });
  for (const name of bundles) {
    if (isNewerOrSame(join(to, name), join(from, name))) continue;
    mkdirSync(to, { recursive: true });
    copyFileSync(join(from, name), join(to, name));
  }
}

/**
 * @param {string} copy
 * @param {string} original
 */
function isNewerOrSame(copy, original) {
  return existsSync(copy) && statSync(copy).mtimeMs >= statSync(original).mtimeMs;
}
