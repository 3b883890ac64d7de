import { readFile } from 'node:fs/promises';

/** Smaller ones are not worth it. */
const MIN_CHARACTERS = 4_096;

/**
 * Large JSON files as text that is parsed when its module is loaded: V8 is faster at that than at a program of the same
 * content, and has less to keep in its code cache.
 *
 * @type {import('esbuild').Plugin}
 */
export const jsonAsText = {
  name: 'json-as-text',
  setup(context) {
    context.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      if (text.length < MIN_CHARACTERS) return undefined;
      return { contents: `module.exports = JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};
