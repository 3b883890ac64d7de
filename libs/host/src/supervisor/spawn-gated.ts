import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '@patchbay/hooks';
import type { ProcessExit } from './exit-words.ts';

/** How long after its end the last output of a process is waited for, in milliseconds. */
export const LAST_OUTPUT_DEADLINE_MS = 500;

/**
 * Waits for one line on file descriptor 3, then becomes the plugin: same process, same number. When the host dies
 * first the descriptor ends instead, and so does the process. So there is no moment at which a plugin runs that the
 * guardian has not been told of.
 */
const GATE = 'IFS= read -r line <&3 || exit 125; exec 3<&-; exec "$0" "$@"';

export interface GatedProcess {
  /** Number of the process and of its process group; undefined when it could not be made at all. */
  readonly pid: number | undefined;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Lets the command run. */
  open(): void;
  /** Kills the whole process group. Harmless when it is gone. */
  kill(): void;
  /** How the process ended, from the moment it did; before {@link exited}, which waits for its output. */
  readonly exit: ProcessExit | undefined;
  /** Resolves when the process has ended, its group with it, and its last output has been read. */
  readonly exited: Promise<ProcessExit>;
}

/** Makes a process that runs `command` once {@link GatedProcess.open} is called. POSIX only. */
export function spawnGated(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
  clock: Clock,
): GatedProcess {
  const child = spawn('/bin/sh', ['-c', GATE, command, ...args], {
    env: environment,
    // A group of its own, so that what the plugin starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  }) as ChildProcessByStdio<null, Readable, Readable>;
  const gate = (child.stdio as readonly unknown[])[3] as Writable;
  // The process may end before the gate opens; `exited` tells.
  gate.on('error', () => undefined);
  let exit: ProcessExit | undefined;
  const killGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nobody is left in the group.
    }
  };
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('error', (error) => {
      exit ??= { code: 127, signal: null, error: error.message };
      resolve(exit);
    });
    child.once('exit', (code, signal) => {
      const how = (exit ??= { code, signal });
      // Its children would hold the pipes open, and nobody would end them later.
      killGroup();
      const done = (): void => {
        cancel();
        resolve(how);
      };
      const cancel = clock.after(LAST_OUTPUT_DEADLINE_MS, done);
      child.once('close', done);
    });
  });
  return {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    open: () => {
      gate.end('\n');
    },
    kill: () => {
      if (!exit) killGroup();
    },
    get exit() {
      return exit;
    },
    exited,
  };
}
