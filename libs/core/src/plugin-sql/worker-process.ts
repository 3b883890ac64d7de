import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from '../logger.ts';
import { GoSqlError, SqlError } from './errors.ts';
import type { Answers, Failure, Question, Reply } from './protocol.ts';
import type { DatabaseFiles } from './worker/handle.ts';
import type { SqlLimits } from './worker/limits.ts';

/** How long the process may take to be ready, in ms. */
export const START_DEADLINE_MS = 15_000;
/** How long it may run a statement, in which it says nothing, in ms. */
export const STATEMENT_DEADLINE_MS = 120_000;
/** How long it may take to close its files, in ms. */
export const END_DEADLINE_MS = 2_000;
/** Memory for what is on its way to the server and for the functions in JavaScript; SQLite's own is bounded apart. */
const HEAP_MIB = 256;
const LAST_WORDS_CHARACTERS = 600;

export interface WorkerOptions {
  readonly pluginId: string;
  readonly files: DatabaseFiles;
  /** The script to run, bundled. */
  readonly script: string;
  readonly logger: Logger;
  readonly limits?: Partial<SqlLimits>;
  readonly statementDeadlineMs?: number;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  waiting: boolean;
}

/**
 * The process in which one plugin's statements run. A process and not a thread: a statement that does not end can be
 * ended by ending the process, and by nothing else.
 */
export class WorkerProcess {
  readonly #options: WorkerOptions;
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<void>;
  #lastId = 0;
  #watch: NodeJS.Timeout | undefined;
  #stderr = '';
  #over: Error | undefined;
  #onEnded: () => void = () => undefined;

  private constructor(options: WorkerOptions) {
    this.#options = options;
    const { files, limits = {}, script } = options;
    const folder = dirname(files.own);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#child = fork(script, [JSON.stringify({ files, limits })], {
      // None of the server's variables, some of which hold secrets. Large sorts go where the data is.
      env: { SQLITE_TMPDIR: folder },
      execArgv: [`--max-old-space-size=${HEAP_MIB}`],
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-LAST_WORDS_CHARACTERS);
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#end(`ended (${signal ?? `exit code ${code ?? '?'}`})`);
        resolve();
      });
      this.#child.once('error', (error) => {
        this.#end(`cannot run: ${error.message}`);
        if (this.#child.pid === undefined) resolve();
      });
    });
  }

  /** Starts it and waits until it listens. */
  static async start(options: WorkerOptions): Promise<WorkerProcess> {
    const worker = new WorkerProcess(options);
    const ready = new Promise<void>((resolve) => {
      worker.#child.on('message', (message: Reply | { ready: true } | { ended: true }) => {
        if ('ready' in message) resolve();
        else if ('ended' in message) worker.#onEnded();
        else worker.#reply(message);
      });
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, START_DEADLINE_MS)));
    await Promise.race([ready, worker.#exited, late.then(() => worker.kill('was not ready in time'))]);
    clearTimeout(timer);
    if (worker.#over !== undefined) throw worker.#over;
    return worker;
  }

  /** Nothing more is answered. */
  get over(): boolean {
    return this.#over !== undefined;
  }

  ask<Q extends Question>(question: Q): Promise<Answers[Q['op']]> {
    if (this.#over !== undefined) return Promise.reject(this.#over);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, waiting: false });
      this.#child.send({ ...question, id }, (error) => {
        if (error !== null) this.kill(`cannot be reached (${error.message})`);
      });
      this.#watchProgress();
    });
  }

  /** Gives it a moment to close its files, and ends it. */
  async end(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<void>((resolve) => (this.#onEnded = resolve));
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, END_DEADLINE_MS)));
    // While statements run it does not listen; they are not worth the wait.
    if (this.#over === undefined && this.#pending.size === 0) {
      this.#child.send({ op: 'end' }, () => undefined);
      await Promise.race([ended, late, this.#exited]);
    }
    clearTimeout(timer);
    this.kill('was ended');
    await this.#exited;
  }

  kill(words: string): void {
    this.#end(words);
    this.#child.kill('SIGKILL');
  }

  #reply(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    if ('waiting' in reply) pending.waiting = reply.waiting;
    else {
      this.#pending.delete(reply.id);
      if ('failure' in reply) pending.reject(errorOf(reply.failure));
      else pending.resolve(reply.value as never);
    }
    this.#watchProgress();
  }

  /** It runs one statement at a time and says something after each: silence means that one does not end. */
  #watchProgress(): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    if (this.#over !== undefined || [...this.#pending.values()].every(({ waiting }) => waiting)) return;
    const limit = this.#options.statementDeadlineMs ?? STATEMENT_DEADLINE_MS;
    this.#watch = setTimeout(() => {
      const [first] = [...this.#pending].find(([, { waiting }]) => !waiting) ?? [];
      const pending = first === undefined ? undefined : this.#pending.get(first);
      if (first !== undefined) this.#pending.delete(first);
      pending?.reject(
        new SqlError('query_canceled', `canceling statement due to statement timeout (${limit / 1000} s)`, {
          hint: 'The plugin has lost its connections with it. Ask for less at once.',
        }),
      );
      this.kill('was killed, for a statement did not end');
    }, limit);
  }

  #end(words: string): void {
    if (this.#over !== undefined) return;
    clearTimeout(this.#watch);
    const { logger, pluginId } = this.#options;
    const last = this.#stderr.trim();
    this.#over = new GoSqlError(
      'ErrBadConn',
      `the SQL process of plugin ${pluginId} ${words}${last === '' ? '' : `; the last it said was: ${last}`}`,
    );
    if (words !== 'was ended')
      logger.error('The SQL process of a plugin is gone; the next statement starts another', {
        plugin_id: pluginId,
        error: this.#over.message,
      });
    for (const { reject } of this.#pending.values()) reject(this.#over);
    this.#pending.clear();
  }
}

function errorOf({ message, postgres, code }: Failure): Error {
  return Object.assign(new Error(message), {
    ...(postgres && { postgres }),
    ...(code !== undefined && { code }),
  });
}
