import { describe, expect, it } from '@jest/globals';

import { readJestResults } from './jest-results.mjs';

const file = (/** @type {any} */ fields) => ({
  name: '/repo/libs/x/src/a.spec.ts',
  status: 'passed',
  message: '',
  assertionResults: [],
  ...fields,
});
const test = (/** @type {any} */ fields) => ({ ancestorTitles: ['the wire'], title: 'does', ...fields });
const read = (/** @type {any[]} */ ...testResults) =>
  readJestResults(/** @type {any} */ ({ testResults }), '/repo');

describe('what Jest wrote', () => {
  it('counts tests, and names what failed with its message but not its stack', () => {
    const failureMessages = ['Error: 1 is not 2\n    at Object.<anonymous> (x.ts:1:1)'];
    const results = file({
      status: 'failed',
      assertionResults: [test({ status: 'passed' }), test({ status: 'failed', failureMessages })],
    });
    expect(read(results)).toEqual({
      passed: 1,
      failed: [{ name: 'libs/x/src/a.spec.ts: the wire › does', message: 'Error: 1 is not 2' }],
      skipped: [],
    });
  });

  it('counts a file that does not run, or whose hooks fail, as one failure', () => {
    const broken = file({ status: 'failed', message: 'Test suite failed to run' });
    const hook = file({
      status: 'failed',
      message: 'afterAll',
      assertionResults: [test({ status: 'passed' })],
    });
    const { passed, failed } = read(broken, hook);
    expect(passed).toBe(1);
    expect(failed.map(({ message }) => message)).toEqual(['Test suite failed to run', 'afterAll']);
  });

  it('finds the reason of a skip in its title or in a group around it, and nowhere else', () => {
    const { skipped } = read(
      file({
        name: '/repo/needs go/a.spec.ts',
        assertionResults: [
          test({ status: 'pending', title: 'runs a Go plugin (needs go)' }),
          test({ status: 'pending', ancestorTitles: ['signatures of gpg (needs gpg)'] }),
          test({ status: 'pending' }),
          test({ status: 'todo' }),
        ],
      }),
    );
    expect(skipped.map(({ reason }) => reason)).toEqual(['needs go', 'needs gpg', '', '']);
  });
});
