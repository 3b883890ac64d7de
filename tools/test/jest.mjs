import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runChild } from '../setup/run-child.mjs';
import { readJestResults } from './jest-results.mjs';

/** Heap with which a worker between two test files is replaced by a new one. */
const WORKER_MEMORY = '800MB';

/**
 * Runs Jest over some of its projects.
 *
 * @param {string} root the repository
 * @param {{ projects: readonly string[], inBand?: boolean, long?: boolean, deadlineMs: number }} options
 *   inBand: one file after the other; long: the `*.long.spec.ts` and no others
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runJest(root, { projects, inBand = false, long = false, deadlineMs }) {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-test-'));
  const resultFile = join(folder, 'results.json');
  try {
    const { exitCode, timedOut } = await runChild(
      process.execPath,
      [
        '--experimental-vm-modules',
        // What Jest sets up before the tests is resolved by Node itself, and nothing is built to `dist` here.
        '--conditions=@patchbay/source',
        '--no-warnings=ExperimentalWarning',
        join(root, 'node_modules/jest/bin/jest.js'),
        '--ci',
        '--json',
        `--outputFile=${resultFile}`,
        '--selectProjects',
        ...projects,
        // Modules of files that are done stay in memory (Jest cannot let go of ES modules): a worker that has much of it
        // is replaced.
        ...(inBand ? ['--runInBand'] : ['--maxWorkers=2', `--workerIdleMemoryLimit=${WORKER_MEMORY}`]),
      ],
      { cwd: root, env: { ...process.env, PATCHBAY_LONG: long ? '1' : '' }, echo: true, deadlineMs },
    );
    const name = `jest ${projects.join(' ')}`;
    if (timedOut) return oneFailure(name, `not done within ${deadlineMs / 60_000} minutes`);
    const outcome = readJestResults(readResults(resultFile), root);
    if (exitCode !== 0 && outcome.failed.length === 0)
      return oneFailure(name, `exit code ${exitCode}; see above`);
    return outcome;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} path
 * @returns {import('@jest/test-result').FormattedTestResults | undefined}
 */
function readResults(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // Jest did not come so far as to write them: the exit code says so.
  }
}

/**
 * @param {string} name
 * @param {string} message
 * @returns {import('./outcome.mjs').Outcome}
 */
function oneFailure(name, message) {
  return { passed: 0, failed: [{ name, message }], skipped: [] };
}
