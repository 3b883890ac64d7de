import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads packages when something of them is used first, wherever they are imported: the import gives an object that has
 * the package's names, and loads it when it is asked for one. A package that is a function itself, as CommonJS can be,
 * cannot be put off in this way; nor can the default of an ES module.
 *
 * @param {readonly string[]} packages
 * @returns {import('esbuild').Plugin}
 */
export const loadLater = (packages) => ({
  name: 'load-later',
  setup(context) {
    const filter = new RegExp(`^(?:${packages.join('|')})$`);
    context.onResolve({ filter }, ({ path, namespace, resolveDir, pluginData }) =>
      namespace === 'later' || pluginData === 'asked'
        ? undefined
        : // An object for each folder that imports it: a package may lie in more than one node_modules.
          { path, namespace: 'later', suffix: `?${resolveDir}`, pluginData: resolveDir },
    );
    context.onLoad({ filter: /.*/, namespace: 'later' }, async ({ path, pluginData: resolveDir }) => ({
      contents: (await namesOf(path, resolveDir))
        .map(
          (name) => `Object.defineProperty(exports, '${name}', { get: () => require('${path}').${name} });`,
        )
        .join('\n'),
      resolveDir,
      loader: 'js',
    }));
  },
});

/** @returns {Promise<string[]>} what a package exports; of CommonJS that is known when it runs */
async function namesOf(name, folder) {
  const file = createRequire(join(folder, 'importer.js')).resolve(name);
  const { default: whole, ...named } = await import(pathToFileURL(file).href);
  if (typeof whole === 'function') throw new Error(`${name} is a function: it cannot be loaded later.`);
  const identifier = /^(?!default$)[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
  return [...new Set([...Object.keys(named), ...Object.keys(whole ?? {})])].filter((each) =>
    identifier.test(each),
  );
}
