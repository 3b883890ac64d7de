import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const README = new URL('../README.md', import.meta.url);
const TIMEOUT_MS = 60_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-readme-'));
});
afterEach(() => rm(folder, { recursive: true }));

it(
  'runs the example of the README',
  async () => {
    const [, contents = ''] = /```ts\n([\s\S]*?)```/.exec(await readFile(README, 'utf8')) ?? [];
    const script = join(folder, 'example.mjs');
    await build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['@patchbay/source'],
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
      logLevel: 'silent',
    });
    await mkdir(join(folder, 'my-plugin/node_modules'), { recursive: true });
    await writeFile(join(folder, 'my-plugin/main.mjs'), '');
    await writeFile(join(folder, 'my-plugin/plugin.json'), '{"id":"abc","server":{"executable":"main.mjs"}}');
    const printed = execFileSync(process.execPath, [script], {
      cwd: folder,
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
    });
    expect(printed).toMatch(/unpacked [0-9a-f]{64} \[\]\n$/);
    expect((await readdir(join(folder, 'unpacked'))).sort()).toEqual(['main.mjs', 'plugin.json']);
  },
  TIMEOUT_MS,
);
