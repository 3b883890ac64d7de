import { fileURLToPath } from 'node:url';

import { defineConfig, esmExternalRequirePlugin } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The libraries that every host of web bundles has. */
const host = {
  react: 'React',
  'react-dom': 'ReactDOM',
  'react-redux': 'ReactRedux',
  'react-intl': 'ReactIntl',
};

/** With these a bundle of React 19's era carries nothing of React itself. */
const five = {
  ...host,
  'react-dom/client': 'ReactDOM',
  'react/jsx-runtime': 'ReactJSXRuntime',
  'react/jsx-dev-runtime': 'ReactJSXDevRuntime',
};

/** What is built, by `--mode`: its first file, what it leaves to the host, what stands in for something. */
const bundles = {
  production: { entry: 'src/index.tsx', globals: five },
  // Asks the page which React it has, and brings React 18's runtime for one below 19.
  either: {
    entry: 'src/either.tsx',
    globals: host,
    alias: [{ find: /^react\/jsx-runtime$/, replacement: at('src/jsx-runtime-of-page.ts') }],
  },
  // Two that only React 19 can run.
  'needs-19': { entry: 'src/needs-19.tsx', globals: five },
  'brings-19': { entry: 'src/brings-19.tsx', globals: host },
};

export default defineConfig(({ mode }) => {
  const { entry, globals, alias = [] } = bundles[mode];
  return {
    // For what is CommonJS and requires React.
    plugins: [esmExternalRequirePlugin({ external: Object.keys(globals) })],
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      lib: { entry: at(entry), formats: ['iife'], name: 'era12', fileName: () => 'main.js' },
      rolldownOptions: { output: { globals } },
    },
  };
});
