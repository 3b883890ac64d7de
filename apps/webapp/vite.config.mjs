import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Libraries that change seldom, in chunks of their own, so that a new version of the app leaves them cached. */
const groups = [
  {
    name: 'react',
    test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom|history)[\\/]/,
  },
  { name: 'emoji', test: /emoji-table\.json/ },
  { name: 'mattermost', test: /node_modules[\\/](mattermost-redux|@mattermost)[\\/]/ },
  // What is fetched when it is used stays out: colours of code.
  { name: 'libraries', test: /node_modules[\\/](?!highlight\.js[\\/])/ },
];

export default defineConfig({
  base: '/',
  plugins: [react()],
  resolve: {
    dedupe: ['react', 'react-dom'],
    // Time zones as they were and will be around now; the whole history is ten times as much.
    alias: { 'moment-timezone': 'moment-timezone/builds/moment-timezone-with-data-10-year-range.js' },
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
