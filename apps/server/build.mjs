import { build } from 'esbuild';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { jsonAsText } from './bundling/json-as-text.mjs';
import { leaveOut } from './bundling/leave-out.mjs';
import { lighterNest } from './bundling/lighter-nest.mjs';
import { loadLater } from './bundling/load-later.mjs';
import { nativeSqlite } from './bundling/native-sqlite.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Native modules: they are loaded from node_modules, everything else is in the bundle. */
const SQLITE = 'better-sqlite3/build/Release/better_sqlite3.node';
const NATIVE = [SQLITE, '@node-rs/argon2', 'sharp'];

/** The tables of MIME types have 150 kB and lie in six folders: one copy is enough. */
const core = createRequire(new URL('../../libs/core/package.json', import.meta.url));
const mimeTypes = core.resolve('mime-types');
const alias = { 'mime-types': mimeTypes, 'mime-db': createRequire(mimeTypes).resolve('mime-db') };

/** Packages that no start needs. */
const LATER = [
  '@node-rs/argon2',
  'fflate',
  'html-to-text',
  'htmlparser2',
  'mime-types',
  'nodemailer',
  'otpauth',
  'qrcode',
  'semver',
  'tar-stream',
  'yaml',
];

const common = {
  absWorkingDir: here,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  conditions: ['@patchbay/source'],
  charset: 'ascii',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** All of it is CommonJS: V8's code cache works with scripts, and Node needs 10 ms less without its loader of ES modules. */
const MODULE_URL = `const __moduleUrl = require('node:url').pathToFileURL(__filename).href;`;
const commonJs = { ...common, format: 'cjs', define: { 'import.meta.url': '__moduleUrl' } };

const { values: options } = parseArgs({
  options: { outdir: { type: 'string', default: join(here, 'dist') }, analyze: { type: 'boolean' } },
});
const dist = options.outdir;
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const [, { metafile }] = await Promise.all([
  build({
    ...commonJs,
    entryPoints: ['src/main.ts'],
    outfile: join(dist, 'main.js'),
    banner: { js: MODULE_URL },
  }),
  build({
    ...commonJs,
    entryPoints: ['src/server-process.ts'],
    outfile: join(dist, 'server.cjs'),
    // A script from V8's cache has nobody to ask for modules; what it needs it requires.
    supported: { 'dynamic-import': false },
    // A function already: to put it around a text of this size copies the text (see src/start/load-bundle.ts).
    banner: {
      js: `(function (exports, require, module, __filename, __dirname) { ${MODULE_URL}`,
    },
    footer: { js: '})' },
    external: NATIVE,
    alias,
    plugins: [loadLater(LATER), nativeSqlite(SQLITE), leaveOut(NATIVE), jsonAsText, lighterNest],
    metafile: true,
  }),
  build({
    ...common,
    // A process of its own (docs/decisions/0005-plugin-sql.md).
    entryPoints: ['../../libs/core/src/plugin-sql/worker.ts'],
    outfile: join(dist, 'plugin-sql-worker.cjs'),
    format: 'cjs',
    external: [SQLITE],
    plugins: [nativeSqlite(SQLITE)],
  }),
]);

await writeFile(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
await copyFile(join(here, '../../docs/reference/openapi.json'), join(dist, 'openapi.json'));

const [[, output]] = Object.entries(metafile.outputs);
console.log(`server.cjs ${(output.bytes / 1024).toFixed(0)} kB`);
if (options.analyze) {
  const sizes = {};
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    const name =
      /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, 4).join('/');
    sizes[name] = (sizes[name] ?? 0) + bytesInOutput;
  }
  for (const [name, bytes] of Object.entries(sizes)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 40))
    console.log(`${(bytes / 1024).toFixed(0).padStart(7)} kB  ${name}`);
}
