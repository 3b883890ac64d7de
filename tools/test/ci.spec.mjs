import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

const ciRun = fileURLToPath(new URL('../../.ci/run', import.meta.url));

/** Where bash finds the rest of what the script uses. */
const system = dirname(execFileSync('sh', ['-c', 'command -v tail'], { encoding: 'utf8' }).trim());

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-ci-'));
  mkdirSync(join(root, '.ci'));
  mkdirSync(join(root, 'bin'));
  copyFileSync(ciRun, join(root, '.ci/run'));
  for (const there of ['chromium', 'gpg', 'python3', 'make', 'g++']) program(there, 'true');
});
afterEach(() => rmSync(root, { recursive: true }));

it('runs both test scripts, with toolchains required, and counts both in its last line', () => {
  program('npm', 'echo "$* $CI $PATCHBAY_REQUIRE_TOOLCHAINS" >>asked; echo "10 passed, 0 failed, 2 skipped"');
  const { status, lastLine } = run();
  expect(readFileSync(join(root, 'asked'), 'utf8')).toBe(
    'run --silent test true 1\nrun --silent test:long true 1\n',
  );
  expect({ status, lastLine }).toEqual({ status: 0, lastLine: '20 passed, 0 failed, 4 skipped' });
});

it.each([
  ['a test fails', 'echo "10 passed, 1 failed, 0 skipped"; exit 1', '20 passed, 2 failed, 0 skipped'],
  [
    'a run says that it failed only in its line',
    'echo "1 passed, 1 failed, 0 skipped"',
    '2 passed, 2 failed, 0 skipped',
  ],
  [
    'a run says so only by its exit code',
    'echo "1 passed, 0 failed, 0 skipped"; exit 3',
    '2 passed, 0 failed, 0 skipped',
  ],
  ['a run dies without its line', 'echo "Killed"; exit 137', '0 passed, 2 failed, 0 skipped'],
])('fails when %s', (_case, npm, expected) => {
  program('npm', npm);
  expect(run()).toEqual({ status: 1, lastLine: expected });
});

function run() {
  const { status, stdout } = spawnSync('bash', [join(root, '.ci/run')], {
    env: { PATH: `${join(root, 'bin')}:${system}:/usr/bin:/bin` },
    encoding: 'utf8',
  });
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

/**
 * @param {string} name
 * @param {string} script
 */
function program(name, script) {
  const path = join(root, 'bin', name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}
