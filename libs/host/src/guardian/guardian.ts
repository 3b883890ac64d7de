import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Clock, Logger } from '@patchbay/hooks';
import { guardianSilent } from '../errors.ts';
import { GUARDIAN_SCRIPT } from './guardian-script.ts';

/** How long a guardian may take to say that it watches a process, in milliseconds. */
export const GUARDIAN_ANSWER_DEADLINE_MS = 5_000;
/** A guardian that lived shorter than this is replaced only after as long, in milliseconds. */
export const GUARDIAN_RESTART_DELAY_MS = 1_000;

export interface GuardianOptions {
  /** Gives the folder that is removed when the host dies; the sockets of its plugins lie in it. */
  folder(): string;
  readonly logger: Logger;
  readonly clock: Clock;
}

type GuardianProcess = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Sees to it that no plugin outlives this host, however the host dies (docs/decisions/0004-no-orphans.md). A
 * guardian that is killed is replaced, and told again what to watch.
 */
export class Guardian {
  readonly #options: GuardianOptions;
  /** By process group; the function is there until a guardian has said that it watches the group. */
  readonly #watched = new Map<number, (() => void) | undefined>();
  #process: GuardianProcess | undefined;
  #startedAt = 0;
  #stopping = false;
  #cancelRestart: (() => void) | undefined;

  constructor(options: GuardianOptions) {
    this.#options = options;
  }

  /** Undefined while none runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** The process groups that end with this host. */
  get watching(): readonly number[] {
    return [...this.#watched.keys()];
  }

  /** Starts the guardian ahead of the first {@link watch}; calling it again does nothing. */
  start(): void {
    if (this.#process || this.#stopping || this.#cancelRestart) return;
    const child = spawn('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sh', this.#options.folder()], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin' },
      // Its own session: a Ctrl-C in the terminal, or a kill of the host's group, does not reach it.
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#process = child;
    this.#startedAt = this.#options.clock.elapsed();
    child.unref();
    for (const pipe of [child.stdin, child.stdout]) (pipe as Socket).unref();
    child.on('error', (error) => {
      this.#lost(child, error.message);
    });
    child.on('exit', (code, signal) => {
      this.#lost(child, signal ?? `exit code ${String(code)}`);
    });
    // A write to a guardian that just died fails here; `exit` deals with it.
    child.stdin.on('error', () => undefined);
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (this.#process === child) this.#answered(Number(line));
    });
    for (const pid of this.#watched.keys()) child.stdin.write(`+ ${String(pid)}\n`);
  }

  /**
   * Resolves when the guardian watches the process group of `pid`. Rejects with `host.guardian_silent` when it does
   * not say so in time: the process must then not be let run.
   */
  watch(pid: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.after(GUARDIAN_ANSWER_DEADLINE_MS, () => {
        this.unwatch(pid);
        reject(guardianSilent(GUARDIAN_ANSWER_DEADLINE_MS));
      });
      this.#watched.set(pid, () => {
        cancel();
        resolve();
      });
      if (this.#process) this.#process.stdin.write(`+ ${String(pid)}\n`);
      else this.start();
    });
  }

  /** Forgets a process that has ended. */
  unwatch(pid: number): void {
    if (this.#watched.delete(pid)) this.#process?.stdin.write(`- ${String(pid)}\n`);
  }

  /** Ends the guardian; whatever it still watches ends with it. It may be started again. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelRestart?.();
    this.#cancelRestart = undefined;
    const child = this.#process;
    if (child) {
      const exited = once(child, 'exit');
      child.stdin.end();
      const cancel = this.#options.clock.after(GUARDIAN_ANSWER_DEADLINE_MS, () => child.kill('SIGKILL'));
      await exited;
      cancel();
    }
    this.#watched.clear();
    this.#stopping = false;
  }

  #answered(pid: number): void {
    const resolve = this.#watched.get(pid);
    if (!resolve) return;
    this.#watched.set(pid, undefined);
    resolve();
  }

  #lost(child: GuardianProcess, cause: string): void {
    if (this.#process !== child) return;
    this.#process = undefined;
    if (this.#stopping) return;
    const { clock, logger } = this.#options;
    logger.warn(`The guardian of plugin processes ended (${cause}); starting another.`);
    if (clock.elapsed() - this.#startedAt >= GUARDIAN_RESTART_DELAY_MS) {
      this.start();
      return;
    }
    this.#cancelRestart = clock.after(GUARDIAN_RESTART_DELAY_MS, () => {
      this.#cancelRestart = undefined;
      this.start();
    });
  }
}
