import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Only what the first page imports at once: whatever is imported when it is used keeps chunks of its own. */
const tags = /** @type {['$initial']} */ (['$initial']);

/**
 * Few chunks for the first page, so that it has few requests. Libraries, which change seldom, are apart from the app: a
 * new version of it leaves them cached.
 */
const groups = [
  {
    name: 'react',
    tags,
    test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom|history)[\\/]/,
  },
  { name: 'mattermost', tags, test: /node_modules[\\/](mattermost-redux|@mattermost)[\\/]/ },
  { name: 'libraries', tags, test: /node_modules[\\/]/ },
  { name: 'emoji', tags, test: /emoji-table\.json/ },
  { name: 'app', tags },
];

export default defineConfig({
  base: '/',
  plugins: [react()],
  resolve: {
    dedupe: ['react', 'react-dom'],
    // Of 110 kB of it mattermost-redux asks one thing, which the browser knows.
    alias: { 'moment-timezone': fileURLToPath(new URL('src/store/offset-of-zone.ts', import.meta.url)) },
    conditions: ['@patchbay/source', 'module', 'browser', 'production'],
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
