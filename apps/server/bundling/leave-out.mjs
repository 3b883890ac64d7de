import { builtinModules } from 'node:module';

/** Parts of Express and Nest that this server has no use for: it reads bodies itself. */
const UNUSED = /^(?:body-parser|multer)$/;

/** TypeORM loads the drivers of all its databases, of which this server has two. */
const DRIVER = /^\.\/[\w-]+\/\w+Driver$/;
const OUR_DRIVERS = ['./better-sqlite3/BetterSqlite3Driver', './postgres/PostgresDriver'];

/**
 * Leaves out packages that Nest, TypeORM and others ask for in case they are there (other databases, transports,
 * transformers) and what this server does not use. A bundle that has none of them must say so at run time, not fail to build.
 *
 * @param {readonly string[]} external names of packages that stay what they are
 * @returns {import('esbuild').Plugin}
 */
export const leaveOut = (external) => ({
  name: 'leave-out',
  setup(context) {
    context.onResolve({ filter: DRIVER }, ({ path, importer }) =>
      /typeorm[\\/]driver[\\/]DriverFactory\.js$/.test(importer) && !OUR_DRIVERS.includes(path)
        ? { path, namespace: 'unused' }
        : undefined,
    );
    context.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point' || external.includes(path)) return undefined;
      if (path.startsWith('node:') || builtinModules.includes(path)) return undefined;
      if (UNUSED.test(path)) return { path, namespace: 'unused' };
      const found = await context.resolve(path, { kind, importer, resolveDir, pluginData: 'asked' });
      // Otherwise esbuild resolves it itself: only then does it see whether the package is ESM.
      return found.errors.length ? { path, namespace: 'missing' } : undefined;
    });
    context.onLoad({ filter: /.*/, namespace: 'missing' }, ({ path }) => ({
      contents: `const error = new Error(${JSON.stringify(`${path} is not part of this server`)});
        error.code = 'MODULE_NOT_FOUND';
        throw error;`,
      loader: 'js',
    }));
    context.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `module.exports = () => { throw new Error(${JSON.stringify(`${path} is not part of this server`)}); };`,
      loader: 'js',
    }));
  },
});
