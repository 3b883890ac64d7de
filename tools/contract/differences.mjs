/** Writes docs/reference/contract-differences.md. Argument: the folder with the written hooks.json and api.json. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareMethods } from './differences/compare-methods.mjs';
import { differencesPage } from './differences/page.mjs';
import { dataFolder, differencesPageFile, knownDifferencesFile } from './paths.mjs';

const writtenFolder = process.argv[2];
if (writtenFolder === undefined) {
  console.error('usage: node tools/contract/differences.mjs <folder of the written contract>');
  process.exit(2);
}
const json = async (folder, name) => JSON.parse(await readFile(join(folder, name), 'utf8'));
const [hooks, api] = [await json(dataFolder, 'hooks.json'), await json(dataFolder, 'api.json')];
const lines = [
  ...compareMethods('hook', await json(writtenFolder, 'hooks.json'), hooks),
  ...compareMethods('API method', await json(writtenFolder, 'api.json'), api),
];
const page = differencesPage(
  await json(dataFolder, 'types.json'),
  { hooks: hooks.length, api: api.length },
  JSON.parse(await readFile(knownDifferencesFile, 'utf8')),
  lines,
);
await writeFile(differencesPageFile, page);
console.log(lines.length === 0 ? 'The methods agree.' : lines.join('\n'));
