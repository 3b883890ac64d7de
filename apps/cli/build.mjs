/** Bundles the command line into one file that needs nothing beside it. */
import { build } from 'esbuild';
import { chmod, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = fileURLToPath(new URL('.', import.meta.url));
const { outfile } = parseArgs({
  options: { outfile: { type: 'string', default: 'dist/patchbay.js' } },
}).values;
const { version } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));

const result = await build({
  absWorkingDir: here,
  entryPoints: ['src/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  conditions: ['@patchbay/source'],
  define: { PATCHBAY_CLI_VERSION: JSON.stringify(version) },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  banner: {
    js: `#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);`,
  },
});
const [[path, { bytes }]] = Object.entries(result.metafile.outputs);
await chmod(fileURLToPath(new URL(path, new URL('.', import.meta.url))), 0o755);
console.log(`${path} ${(bytes / 1024).toFixed(0)} kB`);
