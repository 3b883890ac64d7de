import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { SetupProblem } from './errors.mjs';

const KEPT_OUTPUT_CHARACTERS = 64 * 1024;
const KILL_GRACE_MS = 10_000;

/**
 * Runs one program to its end. It dies with this process: SIGINT and SIGTERM are passed on to it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, echo?: boolean, deadlineMs?: number }} options
 *   echo: show its output on stderr while it runs; deadlineMs: when to end it, first gently, then by force
 * @returns {Promise<{ exitCode: number, output: string, timedOut: boolean }>} output is the end of both its streams;
 *   rejects when it cannot be started
 */
export async function runChild(command, args, { cwd, env = process.env, echo = false, deadlineMs }) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  /** @param {Buffer} chunk */
  const keep = (chunk) => {
    if (echo) process.stderr.write(chunk);
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT_CHARACTERS);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);

  /** @type {NodeJS.Signals | undefined} */
  let interruptedBy;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    interruptedBy = signal;
    child.kill(signal);
  };
  let timedOut = false;
  /** @type {NodeJS.Timeout | undefined} */
  let kill;
  const deadline =
    deadlineMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          child.kill('SIGTERM');
          kill = setTimeout(() => child.kill('SIGKILL'), KILL_GRACE_MS);
        }, deadlineMs);

  process.on('SIGINT', passOn);
  process.on('SIGTERM', passOn);
  try {
    const exitCode = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
    if (interruptedBy) {
      throw new SetupProblem('interrupted', `stopped by ${interruptedBy}.`, {
        exitCode: 128 + constants.signals[interruptedBy],
      });
    }
    return { exitCode, output, timedOut };
  } finally {
    clearTimeout(deadline);
    clearTimeout(kill);
    process.off('SIGINT', passOn);
    process.off('SIGTERM', passOn);
  }
}
