import type { Clock, Logger } from '@patchbay/hooks';
import type { PluginConnection } from '@patchbay/rpc/host';
import { textOf } from '../errors.ts';
import type { Guardian } from '../guardian/guardian.ts';
import { StderrLog } from '../logs/stderr-log.ts';
import { settledWithin } from '../settled-within.ts';
import { connectOptions } from './connect-options.ts';
import type { ServedPlugin } from './connect-options.ts';
import type { ProcessExit } from './exit-words.ts';
import { oomKills } from './oom-kills.ts';
import type { PluginCommand } from './plugin-command.ts';
import { pluginEnvironment } from './plugin-environment.ts';
import type { PluginWire } from './plugin-wire.ts';
import { processEnd } from './process-end.ts';
import type { ProcessEnd } from './process-end.ts';
import { processFigures } from './process-figures.ts';
import type { ProcessFigures } from './process-figures.ts';
import type { ServerProcess } from './server-process.ts';
import type { SocketFolders } from './socket-folder.ts';
import { LAST_OUTPUT_DEADLINE_MS, spawnGated } from './spawn-gated.ts';
import type { GatedProcess } from './spawn-gated.ts';
import { startFailure } from './start-failure.ts';
import { killStrays } from './stray-processes.ts';

/**
 * How long a started process may take to say its handshake line, in milliseconds. Mattermost gives 3 s, go-plugin
 * by itself 60 s; a script under Node that starts while ten others do needs more than 3.
 */
export const START_DEADLINE_MS = 15_000;
/** How long a process may take to leave after it was asked to, in milliseconds (contract: go-plugin-wire §A.6). */
export const EXIT_DEADLINE_MS = 2_000;
/** How long to wait for the end of a process whose output has ended, before asking why, in milliseconds. */
const EXIT_AFTER_OUTPUT_MS = 500;

export interface PluginProcessOptions extends ServedPlugin {
  readonly command: PluginCommand;
  readonly guardian: Guardian;
  readonly sockets: SocketFolders;
  readonly wire: PluginWire;
  readonly clock: Clock;
  readonly startDeadlineMs: number;
  /** Gives up starting; has no effect on a process that has started. */
  readonly signal: AbortSignal;
  /** The process has been let run. */
  onLaunched(): void;
}

/** A plugin process of ours that has shaken hands and said which hooks it implements. */
export class PluginProcess implements ServerProcess {
  readonly connection: PluginConnection;
  readonly ended: Promise<ProcessEnd>;
  readonly #process: GatedProcess;
  readonly #stderr: StderrLog;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #oomKills = oomKills() ?? 0;
  #killedFor: string | undefined;

  private constructor(
    connection: PluginConnection,
    process: GatedProcess,
    gone: Promise<ProcessExit>,
    stderr: StderrLog,
    o: PluginProcessOptions,
  ) {
    this.connection = connection;
    this.#process = process;
    this.#stderr = stderr;
    this.#clock = o.clock;
    this.#logger = o.logger;
    this.ended = gone.then(async (exit) => {
      // What it said last may still be under way to us.
      await settledWithin(connection.closed, LAST_OUTPUT_DEADLINE_MS, o.clock);
      connection.close();
      return processEnd(exit, this.#killedFor, (oomKills() ?? 0) - this.#oomKills);
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

  get lastLines(): readonly string[] {
    return this.#stderr.lastLines;
  }

  get lastWords(): string {
    return this.#stderr.lastWords;
  }

  get inspectorPort(): number | undefined {
    return this.#stderr.inspectorPort;
  }

  look(): ProcessFigures | undefined {
    // Whom the kernel ended before now, it was not this one.
    this.#oomKills = oomKills() ?? 0;
    return this.pid === undefined ? undefined : processFigures(this.pid);
  }

  /** Starts, or leaves nothing behind: no process, no watch, no folder. Rejects with a {@link HostError}. */
  static async start(options: PluginProcessOptions): Promise<PluginProcess> {
    const { clock, guardian, logger, signal, wire } = options;
    signal.throwIfAborted();
    const folder = await options.sockets.create();
    const process_ = spawnIn(folder, options);
    const stderr = new StderrLog(logger);
    process_.stderr.on('data', (chunk: Buffer) => {
      stderr.write(chunk);
    });
    process_.stderr.once('end', () => {
      stderr.end();
    });
    const { pid } = process_;
    const over = new AbortController();
    const gone = process_.exited.then(async (exit) => {
      over.abort(new Error('the plugin process has ended'));
      if (pid !== undefined) guardian.unwatch(pid);
      const strays = await killStrays(folder);
      if (strays > 0)
        logger.warn(`The plugin left ${String(strays)} processes behind when it ended; they are killed.`);
      // A process that was killed leaves its socket behind.
      await options.sockets.discard(folder);
      return exit;
    });
    try {
      if (pid !== undefined) await guardian.watch(pid);
      process_.open();
      options.onLaunched();
      // What it has put into the background may hold its output open for ever.
      const while_ = AbortSignal.any([signal, over.signal]);
      const handshake = await wire.readHandshake(process_.stdout, {
        deadlineMs: options.startDeadlineMs,
        signal: while_,
      });
      const connection = await wire.connectPlugin(handshake, connectOptions(options, while_, stderr));
      if (process_.exit === undefined) return new PluginProcess(connection, process_, gone, stderr, options);
      connection.close();
      throw new Error('the process that shook hands is not the one that was started');
    } catch (error) {
      // The end of its output is often seen before the end of the process that explains it.
      if (!signal.aborted) await settledWithin(process_.exited, EXIT_AFTER_OUTPUT_MS, clock);
      const byItself = process_.exit;
      process_.kill();
      await gone;
      throw signal.aborted ? error : startFailure(byItself, error, stderr);
    }
  }

  kill(words: string): void {
    this.#killedFor ??= words;
    this.#process.kill();
  }

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

function spawnIn(folder: string, { clock, command, wire }: PluginProcessOptions): GatedProcess {
  const { executable, interpreter, interpreterArguments = [] } = command;
  const environment = {
    ...pluginEnvironment(process.env, wire.handshakeEnvironment(folder), folder),
    ...command.environment,
  };
  return interpreter === undefined
    ? spawnGated(executable, [], environment, clock)
    : spawnGated(interpreter, [...interpreterArguments, executable], environment, clock);
}
