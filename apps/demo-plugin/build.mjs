/**
 * Builds the plugin inside this repository, where nothing else has to be built first: what `build-plugin.mjs` and
 * `patchbay pack` do outside, with the libraries taken from their sources.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const conditions = ['@patchbay/source'];

await mkdir(join(here, 'dist'), { recursive: true });
for (const name of await readdir(join(here, 'dist'))) await rm(join(here, 'dist', name), { recursive: true });
const scratch = await mkdtemp(join(here, 'dist', '.build-'));
try {
  const script = join(scratch, 'build-plugin.mjs');
  await build({
    entryPoints: [join(here, 'build-plugin.mjs')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['esbuild'],
    conditions,
  });
  const { buildPlugin } = await import(pathToFileURL(script).href);
  await buildPlugin(here, { conditions });
  const cli = join(scratch, 'patchbay.mjs');
  run(fileURLToPath(new URL('../cli/build.mjs', import.meta.url)), '--outfile', cli);
  process.stdout.write(run(cli, 'pack', here));
} finally {
  await rm(scratch, { recursive: true, force: true });
}

function run(...args) {
  return execFileSync(process.execPath, args, { cwd: here, stdio: ['ignore', 'pipe', 'inherit'] });
}
