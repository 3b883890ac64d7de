import { build } from 'esbuild';
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const BUILD_DEADLINE_MS = 10 * 60_000;

/** Why rows that need Go are left out; undefined when they are not. */
export const goIsMissing = spawnSync('go', ['version']).status === 0 ? undefined : 'go is not on the PATH';

const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'error',
  conditions: ['@patchbay/source'],
};
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Bundles the TypeScript plugin, as an author would; returns the script. */
export async function buildPlugin(directory) {
  const outfile = join(directory, 'plugin.mjs');
  await build({
    ...shared,
    entryPoints: [here('plugin.mjs')],
    outfile,
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(outfile, 0o755);
  return outfile;
}

/** Bundles the host's side of the wire, as the server is; returns what it exports. */
export async function buildHost(directory) {
  return import(pathToFileURL(await bundleScript(directory, here('host.mjs'))).href);
}

/** Bundles a script that uses libraries of ours, as the server is; returns where it is. */
export async function bundleScript(directory, source) {
  const outfile = join(directory, basename(source));
  // What is CommonJS in node_modules may ask for modules of Node's.
  const js = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;
  await build({ ...shared, entryPoints: [source], outfile, banner: { js } });
  return outfile;
}

/** Bundles the insides of the wire that no package exports: encoders and decoders by themselves. */
export async function buildCodec(directory) {
  const outfile = join(directory, 'codec.mjs');
  const contents = [
    `export { hookTable, wire } from './contract-method.ts';`,
    `export { NEED_MORE } from './gob/decoder.ts';`,
    `export { GobEncoder } from './gob/encoder.ts';`,
    `export { TypedDecoder } from './gob/typed-decoder.ts';`,
    `export { GobWriter } from './gob/writer.ts';`,
  ];
  const stdin = { contents: contents.join('\n'), resolveDir: here('../../../libs/rpc/src'), loader: 'ts' };
  await build({ ...shared, stdin, outfile });
  return import(pathToFileURL(outfile).href);
}

/** Builds the Go plugin and the Go host; Go's own cache makes the second time quick. */
export async function buildGo(directory) {
  await promisify(execFile)('go', ['build', '-o', `${directory}/`, './...'], {
    cwd: here('../go'),
    timeout: BUILD_DEADLINE_MS,
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  return { plugin: join(directory, 'bench'), host: join(directory, 'host') };
}
