import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { sourceFacts } from './source-facts.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(root, 'apps/server/src');

export const documentFile = join(root, 'docs/reference/openapi.json');

/** The document as it is committed, made from the controllers as they are now. */
export async function generateDocument() {
  const { openApiDocument } = await load(join(sources, 'openapi/document.ts'));
  const text = JSON.stringify(openApiDocument(sourceFacts(sources)));
  return format(text, { ...(await resolveConfig(documentFile)), filepath: documentFile });
}

/**
 * Imports a module of the server; Node 20 runs no TypeScript and no decorators. Packages are taken from where they are.
 *
 * @param {string} entryPoint
 */
async function load(entryPoint) {
  const folder = join(root, 'node_modules/.cache/patchbay-openapi');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `document-${process.pid}.mjs`);
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    conditions: ['@patchbay/source'],
    logLevel: 'warning',
    write: false,
    plugins: [{ name: 'packages-stay', setup: packagesStay }],
  });
  await writeFile(outfile, outputFiles[0]?.text ?? '');
  return import(pathToFileURL(outfile).href);
}

/** @param {import('esbuild').PluginBuild} context */
function packagesStay(context) {
  context.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || path.startsWith('@patchbay/') ? undefined : { path, external: true },
  );
}
