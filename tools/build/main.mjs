// `npm run build`: what `npm start` does before it starts.
import { fileURLToPath } from 'node:url';

import { buildStale } from '../setup/build-stale.mjs';
import { reportAndFail } from '../setup/errors.mjs';
import { installPackages } from '../setup/packages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (/** @type {string} */ line) => console.log(line);

try {
  await installPackages(root, say);
  const built = await buildStale(root, say);
  if (built.length === 0) say('Everything is built.');
} catch (error) {
  reportAndFail(error);
}
