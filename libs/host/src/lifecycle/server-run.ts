import type { HookTarget } from '@patchbay/hooks';
import type { PluginConnection } from '@patchbay/rpc/host';
import type { ServerProcess } from '../supervisor/server-process.ts';
import type { PluginRun } from './crash-report.ts';
import { DebuggerWatch } from './debugger-watch.ts';
import type { DebuggerWatchOptions } from './debugger-watch.ts';
import { HooksInFlight } from './hooks-in-flight.ts';
import { PluginTarget } from './plugin-target.ts';
import { watchedConnection } from './watched-connection.ts';

/** One run of a server half: its process, what it is asked to do, and how it has been. */
export class ServerRun {
  readonly process: ServerProcess;
  /** The connection to it, by which every hook is noted while it runs. */
  readonly connection: PluginConnection;
  readonly target: HookTarget;
  readonly #inFlight: HooksInFlight;
  readonly #debugger: DebuggerWatch;
  #memoryBytes = 0;

  constructor(pluginId: string, options: DebuggerWatchOptions) {
    this.process = options.process;
    this.#inFlight = new HooksInFlight(options.clock);
    this.#debugger = new DebuggerWatch(options);
    this.connection = watchedConnection(options.process.connection, this.#inFlight);
    this.target = new PluginTarget(pluginId, this.connection, () => this.debugging);
  }

  /** In developer mode, with a debugger open. */
  get debugging(): boolean {
    return this.#debugger.isOpen;
  }

  /** Remembers how much memory it uses, for the record of its end: afterwards nobody can tell. */
  sample(): void {
    this.#memoryBytes = this.process.look()?.memoryBytes ?? this.#memoryBytes;
  }

  /** What a crash record says of it. */
  evidence(run: Pick<PluginRun, 'pluginId' | 'version' | 'startedAt'>): PluginRun {
    const { lastLines } = this.process;
    return { ...run, hooks: this.#inFlight.names(), memoryBytes: this.#memoryBytes, lastLines };
  }
}
