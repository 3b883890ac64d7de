// `npm start`. Runs before anything is installed, on whatever Node there is: the rest is loaded once that will do.
import { nodeProblem } from '../setup/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error('patchbay: ' + problem);
  process.exitCode = 1;
} else {
  import('./start.mjs').then((module) => module.start(process.argv.slice(2)));
}
