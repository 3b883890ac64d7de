import { join } from 'node:path';

import { runChild } from '../setup/run-child.mjs';

const CHECK_DEADLINE_MS = 6 * 60_000;

/** Nx without its daemon, terminal interface or questions. */
const quietNx = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_INTERACTIVE: 'false' };

/** @type {readonly { name: string, command: readonly [string, ...string[]] }[]} */
export const checks = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['nx', 'run-many', '-t', 'lint', '--parallel=2', '--outputStyle=static'] },
  {
    name: 'typecheck',
    command: ['nx', 'run-many', '-t', 'typecheck', '--parallel=2', '--outputStyle=static'],
  },
];

/**
 * Runs one check over the whole repository; its output is shown only when it fails.
 *
 * @param {string} root the repository
 * @param {(typeof checks)[number]} check
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runCheck(root, { name, command: [program, ...args] }) {
  const { exitCode, output, timedOut } = await runChild(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env: { ...process.env, ...quietNx },
    deadlineMs: CHECK_DEADLINE_MS,
  });
  if (exitCode === 0) return { passed: 1, failed: [], skipped: [] };
  const message = timedOut ? `${output}\nnot done within ${CHECK_DEADLINE_MS / 1000} s` : output;
  return { passed: 0, failed: [{ name, message }], skipped: [] };
}
