import { join } from 'node:path';
import { hookPolicies } from '@patchbay/contract';
import type { API } from '@patchbay/contract';
import type { Clock, HookTarget, Logger } from '@patchbay/hooks';
import { meetsMinimumServerVersion, NODE_RUNTIME } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import type { PluginConnection } from '@patchbay/rpc/host';
import type { DesiredPlugin } from '../desired-plugins.ts';
import { HostError, textOf } from '../errors.ts';
import type { Guardian } from '../guardian/guardian.ts';
import { verifyRecord } from '../install/plugin-record.ts';
import type { PluginRecord } from '../install/plugin-record.ts';
import { pluginLogger } from '../logs/plugin-logger.ts';
import { settledWithin } from '../settled-within.ts';
import { PluginProcess } from '../supervisor/plugin-process.ts';
import type { PluginWire } from '../supervisor/plugin-wire.ts';
import type { SocketFolders } from '../supervisor/socket-folder.ts';
import { isAnswering } from './health-check.ts';
import type { PluginStatus } from './plugin-status.ts';
import { PluginTarget } from './plugin-target.ts';
import { RESTART_LIMIT, RestartPolicy } from './restart-policy.ts';
import { PluginStates } from './states.ts';
import type { PluginState } from './states.ts';
import { nextState } from './transitions.ts';
import type { PluginChange } from './transitions.ts';

/** What every plugin of a host shares. */
export interface PluginSurroundings {
  readonly serverVersion: string;
  readonly nodeId: string;
  readonly nodePath: string;
  readonly startDeadlineMs: number;
  readonly guardian: Guardian;
  readonly sockets: SocketFolders;
  readonly wire: PluginWire;
  readonly logger: Logger;
  readonly clock: Clock;
  createApi(manifest: Manifest, bundlePath: string): Partial<API>;
  /** Something that a status or the list of hooks shows has changed. */
  changed(): void;
  /** Its process ended for the last time. */
  gaveUp(plugin: ManagedPlugin): void;
  /** The wait after a crash is over. */
  restart(plugin: ManagedPlugin): void;
}

/** Where the unpacked files of a plugin are, and what they were when they were found good. */
export interface UnpackedPlugin {
  readonly folder: string;
  readonly record: PluginRecord;
}

/** One installed plugin on this node: its actual state, and the process when there is one. */
export class ManagedPlugin {
  readonly id: string;
  readonly row: DesiredPlugin;
  /** Undefined when its bundle could not be unpacked; {@link problem} says why. */
  readonly unpacked: UnpackedPlugin | undefined;
  readonly #around: PluginSurroundings;
  readonly #logger: Logger;
  readonly #restarts = new RestartPolicy();
  readonly #problem: string;
  #state: PluginState = PluginStates.NotRunning;
  #error = '';
  #process: PluginProcess | undefined;
  #target: HookTarget | undefined;
  #starting: AbortController | undefined;
  #cancelRestart: (() => void) | undefined;
  #stopping = false;

  constructor(row: DesiredPlugin, unpacked: UnpackedPlugin | HostError, around: PluginSurroundings) {
    this.id = row.pluginId;
    this.row = row;
    this.unpacked = unpacked instanceof HostError ? undefined : unpacked;
    this.#problem = unpacked instanceof HostError ? unpacked.message : '';
    this.#around = around;
    this.#logger = pluginLogger(around.logger, row.pluginId);
  }

  get manifest(): Manifest {
    return this.row.manifest;
  }

  get state(): PluginState {
    return this.#state;
  }

  get error(): string {
    return this.#error;
  }

  get active(): boolean {
    return this.#state === PluginStates.Running;
  }

  /** What hooks are sent to; undefined unless OnActivate has succeeded. */
  get target(): HookTarget | undefined {
    return this.#target;
  }

  get connection(): PluginConnection | undefined {
    return this.#target ? this.#process?.connection : undefined;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  status(): PluginStatus {
    return {
      plugin_id: this.id,
      cluster_id: this.#around.nodeId,
      plugin_path: this.unpacked?.folder ?? '',
      state: this.#state,
      error: this.#error,
      name: this.manifest.name,
      description: this.manifest.description ?? '',
      version: this.manifest.version,
    };
  }

  /**
   * Starts the plugin unless it is active. Never rejects: state and error say how it went. `onLaunched` is called when
   * its process, if it gets one, has been let run.
   */
  async activate(onLaunched: () => void = () => undefined): Promise<void> {
    if (this.active) return;
    this.#cancelRestart?.();
    this.#cancelRestart = undefined;
    this.#move('start', '');
    const starting = new AbortController();
    this.#starting = starting;
    try {
      const { folder, record } = this.#unpackedOrThrow();
      this.#assertMayRun();
      await verifyRecord(folder, record);
      starting.signal.throwIfAborted();
      if (this.manifest.server) await this.#startServerHalf(folder, record, starting.signal, onLaunched);
      else this.#move('started', '');
      this.#logger.info(`Plugin ${this.id} ${this.manifest.version} is active.`);
    } catch (error) {
      this.#target = undefined;
      this.#process?.kill('was killed, for it did not start');
      await this.#process?.ended;
      this.#process = undefined;
      this.#move('start-failed', textOf(error));
      this.#logger.error(`Plugin ${this.id} did not start: ${textOf(error)}.`);
    } finally {
      this.#starting = undefined;
    }
  }

  /** Gives up a start that is under way; whoever waits for {@link activate} sees it fail. */
  abandonStart(): void {
    this.#starting?.abort(new HostError('host.activation_stopped', 'it was disabled while it started'));
  }

  /** Stops the plugin, or what waits to start it again. Never rejects. */
  async deactivate(): Promise<void> {
    this.#cancelRestart?.();
    this.#cancelRestart = undefined;
    this.#restarts.forget();
    const process = this.#process;
    if (process) {
      this.#stopping = true;
      // Still running, so that it may use the API and hooks still reach it (contract: server-plugins §3).
      await this.#tellItGoes(process.connection);
      this.#target = undefined;
      this.#move('stop', '');
      await process.quit();
      this.#process = undefined;
      this.#stopping = false;
    } else if (this.active) {
      this.#move('stop', '');
    }
    this.#target = undefined;
    this.#move('stopped', '');
  }

  /** Kills a process that no longer answers; what follows is as after a crash. */
  async checkHealth(): Promise<void> {
    const process = this.#process;
    if (!process || !this.#target || this.#stopping) return;
    if (await isAnswering(process.connection, this.#around.clock)) return;
    if (this.#process === process) process.kill('did not answer three pings and was killed');
  }

  /** An administrator's wish: failures of before no longer count. */
  forgetFailures(): void {
    this.#restarts.forget();
  }

  async #startServerHalf(
    folder: string,
    record: PluginRecord,
    signal: AbortSignal,
    onLaunched: () => void,
  ): Promise<void> {
    const { manifest } = this;
    const around = this.#around;
    const executable = join(folder, record.executable ?? '');
    const interpreter = manifest.server?.runtime === NODE_RUNTIME ? { interpreter: around.nodePath } : {};
    const process = await PluginProcess.start({
      command: { executable, ...interpreter },
      api: around.createApi(manifest, folder),
      guardian: around.guardian,
      sockets: around.sockets,
      wire: around.wire,
      logger: this.#logger,
      clock: around.clock,
      startDeadlineMs: around.startDeadlineMs,
      signal,
      onLaunched,
    });
    this.#process = process;
    // Before OnActivate, in which a plugin may change its own configuration (contract: server-plugins §3).
    this.#move('started', '');
    await this.#callOnActivate(process, signal);
    this.#target = new PluginTarget(this.id, process.connection);
    void process.ended.then((words) => {
      this.#ended(process, words);
    });
    around.changed();
  }

  #callOnActivate(process: PluginProcess, signal: AbortSignal): Promise<void> {
    const { deadlineMs } = hookPolicies.OnActivate;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        reject(signal.reason as Error);
      };
      const cancel = this.#around.clock.after(deadlineMs, () => {
        reject(
          new HostError('host.not_answering', `OnActivate did not return within ${String(deadlineMs)} ms`),
        );
      });
      signal.addEventListener('abort', onAbort, { once: true });
      // Whichever comes first decides. A process that dies here takes the answer with it, so its words count.
      process.connection
        .call('OnActivate', [])
        .then(resolve, async (error: unknown) => {
          const died = await settledWithin(process.ended, 250, this.#around.clock);
          reject(
            died
              ? new HostError(
                  'host.exited_at_start',
                  `the plugin process ${await process.ended} in OnActivate`,
                )
              : (error as Error),
          );
        })
        .finally(() => {
          cancel();
          signal.removeEventListener('abort', onAbort);
        });
    });
  }

  #ended(process: PluginProcess, words: string): void {
    if (this.#process !== process || this.#stopping) return;
    const { clock } = this.#around;
    this.#process = undefined;
    this.#target = undefined;
    const delayMs = this.#restarts.failed(clock.now());
    const what = `The plugin process ${words}.`;
    const next =
      delayMs === undefined
        ? `That was failure ${String(RESTART_LIMIT)} within an hour, so it stays down. Disable and enable the plugin to try again.`
        : `It is started again in ${String(delayMs / 1000)} s, try ${String(this.#restarts.count)} of ${String(RESTART_LIMIT - 1)}.`;
    this.#logger.error(`${what} ${next}`);
    if (delayMs !== undefined) {
      this.#cancelRestart = clock.after(delayMs, () => {
        this.#cancelRestart = undefined;
        this.#around.restart(this);
      });
    }
    this.#move('crashed', `${what} ${next}`);
    if (delayMs === undefined) this.#around.gaveUp(this);
  }

  async #tellItGoes(connection: PluginConnection): Promise<void> {
    if (!connection.implemented.has('OnDeactivate')) return;
    const { deadlineMs } = hookPolicies.OnDeactivate;
    const told = connection.call('OnDeactivate', []).catch((error: unknown) => {
      this.#logger.warn(`OnDeactivate of plugin ${this.id} failed: ${textOf(error)}.`);
    });
    if (await settledWithin(told, deadlineMs, this.#around.clock)) return;
    this.#logger.warn(
      `OnDeactivate of plugin ${this.id} did not return within ${String(deadlineMs)} ms; it is stopped all the same.`,
    );
  }

  #unpackedOrThrow(): UnpackedPlugin {
    if (this.unpacked) return this.unpacked;
    throw new HostError('host.bundle_changed', this.#problem);
  }

  #assertMayRun(): void {
    const { manifest, id } = this;
    if (!meetsMinimumServerVersion(manifest, this.#around.serverVersion)) {
      throw new HostError(
        'host.server_too_old',
        `plugin requires Mattermost ${manifest.min_server_version ?? ''}: ${id}. This server has the contract of ${this.#around.serverVersion}`,
      );
    }
    if (!manifest.server && !manifest.webapp) {
      throw new HostError(
        'host.no_part',
        'unable to start plugin: must at least have a web app or server component',
      );
    }
  }

  #move(change: PluginChange, error: string): void {
    this.#state = nextState(this.#state, change);
    this.#error = error;
    this.#around.changed();
  }
}
