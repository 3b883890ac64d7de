import { fileURLToPath } from 'node:url';

import { buildStale } from '../setup/build-stale.mjs';
import { reportAndFail, SetupProblem } from '../setup/errors.mjs';
import { installPackages } from '../setup/packages.mjs';
import { checks, runCheck } from './checks.mjs';
import { runJest } from './jest.mjs';
import { closingLine, sum } from './outcome.mjs';
import { judgeSkips } from './skips.mjs';
import { ownTemporaryFolder } from './temporary-folder.mjs';

/** Far more than they take; CI gives 15 minutes to everything, and 50 to the long run. */
const UNIT_DEADLINE_MS = 20 * 60_000;
const E2E_DEADLINE_MS = 15 * 60_000;
const POSTGRES_DEADLINE_MS = 15 * 60_000;
const LONG_DEADLINE_MS = 45 * 60_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

/** @typedef {import('./outcome.mjs').Outcome} Outcome */

/**
 * Sets up, checks and tests the repository. The last line on stdout counts what passed, failed and was skipped; the
 * exit code is 1 when anything failed.
 *
 * @param {{ long: boolean }} options long: only the fuzz, kill and soak runs
 */
export async function run({ long }) {
  const temporary = ownTemporaryFolder();
  try {
    await installPackages(root, say);
    const outcomes = [await build(), ...(long ? await longRuns() : await allRuns())];
    sayWhatWasLeft(temporary.remove());
    const requireToolchains = process.env['PATCHBAY_REQUIRE_TOOLCHAINS'] === '1';
    const outcome = judgeSkips(sum(outcomes), { requireToolchains });
    for (const { name, reason } of outcome.skipped) say(`skipped  ${name} (${reason})`);
    for (const { name, message } of outcome.failed) say(`FAILED   ${name}\n${indent(message)}`);
    console.log(closingLine(outcome));
    if (outcome.failed.length > 0) process.exitCode = 1;
  } catch (error) {
    reportAndFail(error);
    if (!(error instanceof SetupProblem && error.code === 'interrupted'))
      console.log('0 passed, 1 failed, 0 skipped');
  }
}

/** What tests leave in their temporary folder goes with it; somebody should mend them all the same. */
function sayWhatWasLeft(/** @type {{ name: string, count: number }[]} */ left) {
  const total = left.reduce((sum, { count }) => sum + count, 0);
  const kinds = left.map(({ name, count }) => `${name} ${count}`).join(', ');
  say(`left in the temporary folder, and removed: ${total}${total > 0 ? ` (${kinds})` : ''}`);
}

async function allRuns() {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const check of checks) outcomes.push(await timed(check.name, () => runCheck(root, check)));
  outcomes.push(
    await timed('unit tests', () =>
      runJest(root, { projects: ['libs', 'postgres', 'apps', 'web'], deadlineMs: UNIT_DEADLINE_MS }),
    ),
    await timed('browser tests', () => runJest(root, { projects: ['e2e'], deadlineMs: E2E_DEADLINE_MS })),
  );
  return outcomes;
}

async function longRuns() {
  const projects = ['libs', 'apps', 'e2e'];
  return [
    await timed('long tests', () =>
      runJest(root, { projects, inBand: true, long: true, deadlineMs: LONG_DEADLINE_MS }),
    ),
    await timed('the core on PostgreSQL', () =>
      runJest(root, { projects: ['postgres'], long: true, deadlineMs: POSTGRES_DEADLINE_MS }),
    ),
  ];
}

/** What does not build is one failure; the tests that need no build can still say something. */
async function build() {
  return timed('build', async () => {
    try {
      await buildStale(root, say);
      return { passed: 1, failed: [], skipped: [] };
    } catch (error) {
      if (!(error instanceof SetupProblem) || error.code !== 'build-failed') throw error;
      return { passed: 0, failed: [{ name: 'build', message: error.message }], skipped: [] };
    }
  });
}

/**
 * @param {string} name
 * @param {() => Promise<Outcome>} work
 */
async function timed(name, work) {
  const begun = performance.now();
  const outcome = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(`${name}: ${closingLine(outcome)} in ${seconds} s`);
  return outcome;
}

/** @param {string} text */
function indent(text) {
  return text.trimEnd().replace(/^/gm, '         ');
}
