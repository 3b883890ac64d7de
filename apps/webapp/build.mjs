/** Builds the web app into `dist`. */
import { build } from 'vite';
import { fileURLToPath } from 'node:url';
import { packAssets } from './bundling/pack-assets.mjs';

await build({ root: fileURLToPath(new URL('.', import.meta.url)) });
await packAssets(fileURLToPath(new URL('dist/assets', import.meta.url)));
