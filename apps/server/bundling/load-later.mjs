import { dirname } from 'node:path';

/**
 * Packages that no start needs, with the functions and classes of them that are used. (Those that export a function
 * itself, as CommonJS can, cannot be put off in this way.)
 */
const LATER = {
  '@node-rs/argon2': ['hash', 'verify'],
  fflate: ['zipSync'],
  'html-to-text': ['convert'],
  htmlparser2: ['Parser'],
  'mime-types': ['contentType', 'extension', 'lookup'],
  nodemailer: ['createTransport'],
  otpauth: ['Secret', 'TOTP'],
  qrcode: ['toBuffer'],
  semver: ['compare', 'valid'],
  'tar-stream': ['extract', 'pack'],
  yaml: ['isScalar', 'parseDocument', 'visit'],
};

/**
 * Loads a package when something of it is used first, wherever it is imported: the import gives an object that has the
 * package's names and loads it when it is asked for one.
 *
 * @returns {import('esbuild').Plugin}
 */
export const loadLater = () => ({
  name: 'load-later',
  setup(context) {
    const names = new RegExp(`^(?:${Object.keys(LATER).join('|')})$`);
    context.onResolve({ filter: names }, ({ path, importer, namespace, pluginData }) =>
      namespace === 'later' || pluginData === 'asked'
        ? undefined
        : // One object for each importer: a package may lie in more than one node_modules.
          { path, namespace: 'later', suffix: `?${dirname(importer)}`, pluginData: dirname(importer) },
    );
    context.onLoad({ filter: /.*/, namespace: 'later' }, ({ path, pluginData }) => ({
      contents: LATER[path]
        .map(
          (name) => `Object.defineProperty(exports, '${name}', { get: () => require('${path}').${name} });`,
        )
        .join('\n'),
      resolveDir: pluginData,
      loader: 'js',
    }));
  },
});
