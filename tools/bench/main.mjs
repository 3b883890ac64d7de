// `npm run bench`: one table, measured in one run; every figure beside the floor it is a ratio to. Nothing is asserted.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { buildStale } from '../setup/build-stale.mjs';
import { reportAndFail } from '../setup/errors.mjs';
import { installPackages } from '../setup/packages.mjs';
import { formatTable } from './table.mjs';
import { wireRows } from './wire-rows.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

/**
 * Each `*.bench.mjs` beside this file measures one thing: its default export is an async function that returns the rows.
 * With a name (`npm run bench -- start`), only that one.
 */
try {
  await installPackages(root, say);
  await buildStale(root, say);
  const chosen = process.argv[2];
  const scenarios = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.bench.mjs') && (!chosen || name === `${chosen}.bench.mjs`))
    .sort();
  /** @type {import('./table.mjs').Row[]} */
  const rows = [];
  for (const name of scenarios) {
    say(`measuring ${name} …`);
    const { default: measure } = await import(new URL(name, import.meta.url).href);
    const results = await measure();
    rows.push(...(name === 'rpc.bench.mjs' ? wireRows(results) : results));
  }
  console.log(formatTable(rows));
} catch (error) {
  reportAndFail(error);
}
