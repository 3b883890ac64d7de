// `npm test` and `npm run test:long`: everything, from a fresh clone, in one closing line.
import { nodeProblem } from '../setup/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error('patchbay: ' + problem);
  process.exitCode = 1;
} else {
  import('./run.mjs').then((module) => module.run({ long: process.argv.includes('--long') }));
}
