/**
 * better-sqlite3 looks for its native part with `bindings`, which tries a dozen places and reads the stack to find its
 * own package: 5 ms, and nothing that works in a bundle. An installed one lies in one place.
 *
 * @param {string} native that place, as one requires it
 * @returns {import('esbuild').Plugin}
 */
export const nativeSqlite = (native) => ({
  name: 'native-sqlite',
  setup(context) {
    context.onResolve({ filter: /^bindings$/ }, ({ path }) => ({ path, namespace: 'native-sqlite' }));
    context.onLoad({ filter: /.*/, namespace: 'native-sqlite' }, () => ({
      contents: `module.exports = () => require(${JSON.stringify(native)});`,
      loader: 'js',
    }));
  },
});
