import { build } from 'esbuild';
import { mkdir, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Native modules: they are loaded from node_modules, everything else is in the bundle. */
const NATIVE = ['better-sqlite3', '@node-rs/argon2'];

/**
 * Packages that Nest, TypeORM and others ask for in case they are there: other databases, transports, transformers.
 * A bundle that has none of them must say so at run time, not fail to build.
 */
const leaveOutOptional = {
  name: 'leave-out-optional',
  setup(context) {
    context.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point' || NATIVE.includes(path)) return undefined;
      if (path.startsWith('node:') || builtinModules.includes(path)) return undefined;
      const found = await context.resolve(path, { kind, importer, resolveDir, pluginData: 'asked' });
      return found.errors.length ? { path, namespace: 'left-out' } : found;
    });
    context.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `const error = new Error(${JSON.stringify(`${path} is not part of this server`)});
        error.code = 'MODULE_NOT_FOUND';
        throw error;`,
      loader: 'js',
    }));
  },
};

const dist = join(here, 'dist');
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const result = await build({
  absWorkingDir: here,
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  conditions: ['@patchbay/source'],
  external: NATIVE,
  plugins: [leaveOutOptional],
  keepNames: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // CommonJS packages in the bundle call require, which an ES module does not have.
  banner: {
    js: `import { createRequire as __createRequire } from 'node:module';
import { dirname as __pathDirname } from 'node:path';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url), __filename = __fileURLToPath(import.meta.url), __dirname = __pathDirname(__filename);`,
  },
});
const [[, output]] = Object.entries(result.metafile.outputs);
console.log(`dist/main.js ${(output.bytes / 1024).toFixed(0)} kB`);
if (process.argv.includes('--analyze')) {
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
