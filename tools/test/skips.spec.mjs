import { describe, expect, it } from '@jest/globals';

import { closingLine, sum } from './outcome.mjs';
import { judgeSkips } from './skips.mjs';

const skip = (/** @type {string} */ reason) => ({
  passed: 1,
  failed: [],
  skipped: [{ name: 'a test', reason }],
});

describe('a skipped test', () => {
  it('is a skip where what it needs is missing, even when toolchains are required', () => {
    const judged = judgeSkips(skip('needs go'), { requireToolchains: true, has: () => false });
    expect(closingLine(judged)).toBe('1 passed, 0 failed, 1 skipped');
  });

  it.each(['needs go', 'needs Python 3', 'needs gpg', 'needs a browser', 'needs PostgreSQL', 'needs cargo'])(
    'that %s fails where toolchains are required and it is there',
    (reason) => {
      const judged = judgeSkips(skip(reason), { requireToolchains: true, has: () => true });
      expect(closingLine(judged)).toBe('1 passed, 1 failed, 0 skipped');
    },
  );

  it('is left alone where toolchains are not required', () => {
    const judged = judgeSkips(skip('needs go'), { requireToolchains: false, has: () => true });
    expect(closingLine(judged)).toBe('1 passed, 0 failed, 1 skipped');
  });

  it('fails everywhere when it does not say what it needs', () => {
    const judged = judgeSkips(skip(''), { requireToolchains: false, has: () => false });
    expect(judged.failed).toEqual([
      { name: 'a test', message: expect.stringContaining('without saying why') },
    ]);
  });
});

it('adds up the outcomes of several runs', () => {
  const failed = { passed: 0, failed: [{ name: 'lint', message: 'x' }], skipped: [] };
  expect(closingLine(sum([skip('needs go'), failed, skip('needs go')]))).toBe(
    '2 passed, 1 failed, 2 skipped',
  );
});
