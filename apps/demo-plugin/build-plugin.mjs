/** Bundles both halves of the plugin in the current folder; `patchbay pack` then packs them. */
import { esbuildExternals } from '@patchbay/webapp-sdk/build';
import { build } from 'esbuild';
import { chmod, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One script with all it needs: it is started without a node_modules folder anywhere near. */
export async function buildServerHalf(folder, options = {}) {
  await rm(resolve(folder, 'server/dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/server/main.ts'],
    outfile: 'server/dist/main.mjs',
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
  await chmod(resolve(folder, 'server/dist/main.mjs'), 0o755);
}

/** One classic script; React and its companions are taken from the page. */
export async function buildWebHalf(folder, options = {}) {
  await rm(resolve(folder, 'webapp/dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/web/index.tsx'],
    outfile: 'webapp/dist/main.js',
    bundle: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    jsx: 'transform',
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [esbuildExternals()],
    ...options,
  });
}

export async function buildPlugin(folder, options) {
  await Promise.all([buildServerHalf(folder, options), buildWebHalf(folder, options)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPlugin(process.cwd());
