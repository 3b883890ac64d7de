import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadLater } from './load-later.mjs';

let folder;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-later-'));
  for (const [name, content] of [
    ['heavy', 'globalThis.loaded.push("heavy"); exports.lift = () => "lifted"; exports.Crane = class {};'],
    ['single', 'module.exports = () => undefined;'],
  ]) {
    await mkdir(join(folder, 'node_modules', name), { recursive: true });
    await writeFile(join(folder, 'node_modules', name, 'index.js'), content);
  }
});
afterAll(() => rm(folder, { recursive: true }));

async function bundled(source) {
  globalThis.loaded = [];
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent',
    plugins: [loadLater(['heavy', 'single'])],
  });
  const module = { exports: {} };
  globalThis.loaded = []; // Building looks into the package too.
  new Function('module', 'exports', outputFiles[0].text)(module, module.exports);
  return module.exports;
}

it('loads a package when something of it is used, once', async () => {
  const { use, make } = await bundled(
    `import { lift } from 'heavy'; import heavy from 'heavy';
     export const use = () => lift(); export const make = () => new heavy.Crane();`,
  );
  expect(globalThis.loaded).toEqual([]);
  expect([use(), use()]).toEqual(['lifted', 'lifted']);
  expect(make()).toBeInstanceOf(Object);
  expect(globalThis.loaded).toEqual(['heavy']);
});

it('refuses a package that is a function itself', async () => {
  await expect(bundled(`import single from 'single'; export const use = () => single();`)).rejects.toThrow(
    'single is a function',
  );
});
