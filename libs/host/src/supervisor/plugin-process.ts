import type { API } from '@patchbay/contract';
import type { Clock, Logger } from '@patchbay/hooks';
import type { PluginConnection } from '@patchbay/rpc/host';
import { exitedAtStart, textOf } from '../errors.ts';
import type { Guardian } from '../guardian/guardian.ts';
import { capturedOutput } from '../logs/captured-output.ts';
import { StderrLog } from '../logs/stderr-log.ts';
import { settledWithin } from '../settled-within.ts';
import { exitWords } from './exit-words.ts';
import type { ProcessExit } from './exit-words.ts';
import { pluginEnvironment } from './plugin-environment.ts';
import type { PluginWire } from './plugin-wire.ts';
import type { SocketFolders } from './socket-folder.ts';
import { spawnGated } from './spawn-gated.ts';
import type { GatedProcess } from './spawn-gated.ts';

/**
 * How long a started process may take to say its handshake line, in milliseconds. Mattermost gives 3 s, go-plugin
 * by itself 60 s; a script under Node that starts while ten others do needs more than 3.
 */
export const START_DEADLINE_MS = 15_000;
/** How long a process may take to leave after it was asked to, in milliseconds (contract: go-plugin-wire §A.6). */
export const EXIT_DEADLINE_MS = 2_000;
/** How long to wait for the end of a process whose output has ended, before asking why, in milliseconds. */
const EXIT_AFTER_OUTPUT_MS = 500;

export interface PluginCommand {
  /** Absolute path of a program, or of a script when {@link interpreter} is set. */
  readonly executable: string;
  /** Runs the script instead of its first line. */
  readonly interpreter?: string;
}

export interface PluginProcessOptions {
  readonly command: PluginCommand;
  readonly api: Partial<API>;
  readonly guardian: Guardian;
  readonly sockets: SocketFolders;
  readonly wire: PluginWire;
  /** Carries the plugin's id. */
  readonly logger: Logger;
  readonly clock: Clock;
  readonly startDeadlineMs: number;
  /** Gives up starting; has no effect on a process that has started. */
  readonly signal: AbortSignal;
  /** The process has been let run. */
  onLaunched(): void;
}

/** A plugin process that has shaken hands and said which hooks it implements. */
export class PluginProcess {
  readonly connection: PluginConnection;
  /** Resolves with words for a status when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  readonly #process: GatedProcess;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #killedFor: string | undefined;

  private constructor(
    connection: PluginConnection,
    process: GatedProcess,
    stderr: StderrLog,
    o: PluginProcessOptions,
  ) {
    this.connection = connection;
    this.#process = process;
    this.#clock = o.clock;
    this.#logger = o.logger;
    this.ended = process.exited.then((exit) => {
      connection.close();
      return this.#killedFor ?? withLastWords(exitWords(exit), stderr);
    });
    void connection.closed.then(async (error) => {
      // A process that ended has lost its connection too; one that only did the latter is of no use to anybody.
      if (!error || (await settledWithin(process.exited, EXIT_AFTER_OUTPUT_MS, o.clock))) return;
      this.kill(`lost its connection (${error.message})`);
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Starts, or leaves nothing behind: no process, no watch. Rejects with a {@link HostError} or the wire's error. */
  static async start(options: PluginProcessOptions): Promise<PluginProcess> {
    const { clock, guardian, logger, signal, wire } = options;
    signal.throwIfAborted();
    const folder = await options.sockets.create();
    const environment = pluginEnvironment(process.env, wire.handshakeEnvironment(folder), folder);
    const { executable, interpreter } = options.command;
    const process_ = interpreter
      ? spawnGated(interpreter, [executable], environment, clock)
      : spawnGated(executable, [], environment, clock);
    const stderr = new StderrLog(logger);
    process_.stderr.on('data', (chunk: Buffer) => {
      stderr.write(chunk);
    });
    process_.stderr.once('end', () => {
      stderr.end();
    });
    let exit: ProcessExit | undefined;
    const { pid } = process_;
    void process_.exited.then((how) => {
      exit ??= how;
      if (pid !== undefined) guardian.unwatch(pid);
      // A process that was killed leaves its socket behind.
      return options.sockets.discard(folder);
    });
    try {
      if (pid !== undefined) await guardian.watch(pid);
      process_.open();
      options.onLaunched();
      const handshake = await wire.readHandshake(process_.stdout, {
        deadlineMs: options.startDeadlineMs,
        signal,
      });
      const connection = await wire.connectPlugin(handshake, {
        api: options.api,
        onStdout: capturedOutput(logger, 'plugin_stdout'),
        onStderr: capturedOutput(logger, 'plugin_stderr'),
        logger,
        signal,
      });
      return new PluginProcess(connection, process_, stderr, options);
    } catch (error) {
      // The end of its output is often seen before the end of the process that explains it.
      if (!signal.aborted) await settledWithin(process_.exited, EXIT_AFTER_OUTPUT_MS, clock);
      const byItself = exit;
      process_.kill();
      await process_.exited;
      if (signal.aborted || byItself === undefined) throw error;
      throw exitedAtStart(withLastWords(exitWords(byItself), stderr), error);
    }
  }

  /** Kills the process group; `words` say why, unless the process has ended already. */
  kill(words: string): void {
    this.#killedFor ??= words;
    this.#process.kill();
  }

  /** Asks the process to leave, and sees to it that it does. */
  async quit(): Promise<void> {
    const left = this.connection
      .quit()
      .catch((error: unknown) => {
        this.#logger.debug(`The plugin was asked to quit and did not answer: ${textOf(error)}.`);
      })
      .then(() => this.#process.exited);
    if (!(await settledWithin(left, EXIT_DEADLINE_MS, this.#clock))) {
      this.#logger.warn(
        `The plugin did not exit within ${String(EXIT_DEADLINE_MS)} ms of being asked to; its processes are killed.`,
      );
      this.kill('was killed, for it did not leave when asked to');
    }
    await this.ended;
  }
}

function withLastWords(words: string, stderr: StderrLog): string {
  const last = stderr.lastWords.slice(0, 300);
  return last === '' ? words : `${words}; the last it said was: ${last}`;
}
