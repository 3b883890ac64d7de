import type { Clock } from '@patchbay/hooks';
import type { Handshake, PluginConnection } from '@patchbay/rpc/host';
import { attachmentRefused, textOf } from '../errors.ts';
import { connectOptions } from './connect-options.ts';
import type { ServedPlugin } from './connect-options.ts';
import type { PluginWire } from './plugin-wire.ts';
import type { ProcessEnd } from './process-end.ts';
import { processFigures } from './process-figures.ts';
import type { ProcessFigures } from './process-figures.ts';
import type { ServerProcess } from './server-process.ts';

export interface AttachedProcessOptions extends ServedPlugin {
  readonly handshake: Handshake;
  readonly pid: number | undefined;
  readonly wire: PluginWire;
  readonly clock: Clock;
  /** Gives up connecting. */
  readonly signal: AbortSignal;
}

/**
 * A plugin process that somebody else started, under a debugger perhaps. It is theirs: nothing here ends it, and what
 * it writes before it is reached goes to their terminal.
 */
export class AttachedProcess implements ServerProcess {
  readonly connection: PluginConnection;
  readonly ended: Promise<ProcessEnd>;
  readonly pid: number | undefined;
  readonly lastLines: readonly string[] = [];
  readonly lastWords = '';
  /** Of no interest: one that is attached counts as debugged either way. */
  readonly inspectorPort = undefined;
  #leftFor: string | undefined;

  private constructor(connection: PluginConnection, pid: number | undefined) {
    this.connection = connection;
    this.pid = pid;
    this.ended = connection.closed.then((error) => ({
      words: this.#leftFor ?? (error ? `lost its connection (${error.message})` : 'closed its connection'),
      exit: undefined,
      byHost: this.#leftFor !== undefined,
      outOfMemory: false,
    }));
  }

  /** Rejects with `host.reattach_refused`. */
  static async connect(options: AttachedProcessOptions): Promise<AttachedProcess> {
    const { handshake, pid, signal, wire } = options;
    signal.throwIfAborted();
    try {
      const connection = await wire.connectPlugin(handshake, connectOptions(options, signal));
      return new AttachedProcess(connection, pid);
    } catch (error) {
      if (signal.aborted) throw error;
      throw attachmentRefused(textOf(error), error);
    }
  }

  look(): ProcessFigures | undefined {
    return this.pid === undefined ? undefined : processFigures(this.pid);
  }

  kill(words: string): void {
    this.#leftFor ??= words;
    this.connection.close();
  }

  /** Lets go of the process without asking it to leave. */
  async quit(): Promise<void> {
    this.kill('was detached');
    await this.ended;
  }
}
