/** Builds the web app into `dist`. */
import { build } from 'vite';
import { fileURLToPath } from 'node:url';

await build({ root: fileURLToPath(new URL('.', import.meta.url)) });
