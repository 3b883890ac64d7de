import { relative } from 'node:path';

/** A skipped test says in its title, or in that of a group around it, what it lacks: `describe.skip('… (needs go)')`. */
const REASON = /\bneeds [^()]+/i;

/**
 * Reads what Jest wrote. A file that could not be run, or whose hooks failed, is one failure.
 *
 * @param {Pick<import('@jest/test-result').FormattedTestResults, 'testResults'> | undefined} results
 * @param {string} root to which file names are shown relative
 * @returns {import('./outcome.mjs').Outcome}
 */
export function readJestResults(results, root) {
  /** @type {import('./outcome.mjs').Outcome} */
  const outcome = { passed: 0, failed: [], skipped: [] };
  for (const file of results?.testResults ?? []) {
    const path = relative(root, file.name);
    const failedBefore = outcome.failed.length;
    for (const test of file.assertionResults) {
      const name = `${path}: ${[...test.ancestorTitles, test.title].join(' › ')}`;
      if (test.status === 'passed') outcome.passed += 1;
      else if (test.status === 'failed')
        outcome.failed.push({ name, message: firstLines(test.failureMessages?.[0]) });
      else outcome.skipped.push({ name, reason: REASON.exec(name.slice(path.length))?.[0].trim() ?? '' });
    }
    if (file.status === 'failed' && outcome.failed.length === failedBefore) {
      outcome.failed.push({ name: path, message: file.message });
    }
  }
  return outcome;
}

/** @param {string | undefined} message with a stack, which Jest has shown already */
function firstLines(message = '') {
  return message.split(/\n\s+at /)[0] ?? '';
}
