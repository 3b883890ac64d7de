import { hookPolicies } from '@patchbay/contract';
import type { HookTarget, Logger } from '@patchbay/hooks';
import { meetsMinimumServerVersion } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import type { PluginConnection } from '@patchbay/rpc/host';
import type { DesiredPlugin } from '../desired-plugins.ts';
import { HostError, textOf, withLastWords } from '../errors.ts';
import type { HostSettings } from '../host-settings.ts';
import { verifyRecord } from '../install/plugin-record.ts';
import { pluginLogger } from '../logs/plugin-logger.ts';
import type { PluginLedger } from '../plugin-ledger.ts';
import { settledWithin } from '../settled-within.ts';
import type { ServerProcess } from '../supervisor/server-process.ts';
import type { Attachment } from './attachment.ts';
import { isAnswering } from './health-check.ts';
import { callOnActivate } from './on-activate.ts';
import type { PluginStatus } from './plugin-status.ts';
import { PluginTarget } from './plugin-target.ts';
import { RESTART_LIMIT, RestartPolicy } from './restart-policy.ts';
import { attachServerHalf, startServerHalf } from './server-half.ts';
import type { ProcessSurroundings, UnpackedPlugin } from './server-half.ts';
import { PluginStates } from './states.ts';
import type { PluginState } from './states.ts';
import { nextState } from './transitions.ts';
import type { PluginChange } from './transitions.ts';

/** What every plugin of a host shares. */
export interface PluginSurroundings extends ProcessSurroundings {
  readonly serverVersion: string;
  readonly nodeId: string;
  readonly logger: Logger;
  readonly ledger: PluginLedger;
  settings(): HostSettings;
  /** Something that a status or the list of hooks shows has changed. */
  changed(): void;
  /** Its process ended for the last time. */
  gaveUp(plugin: ManagedPlugin): void;
  /** The wait after a crash is over. */
  restart(plugin: ManagedPlugin): void;
}

/** How long OnActivate of an attached plugin may take, in milliseconds: somebody may be stepping through it. */
export const ATTACHED_ACTIVATE_DEADLINE_MS = 600_000;

/** One plugin on this node, installed or attached: its actual state, and the process when there is one. */
export class ManagedPlugin {
  readonly id: string;
  readonly row: DesiredPlugin;
  /** Undefined when its bundle could not be unpacked, or when it is attached and has none. */
  readonly unpacked: UnpackedPlugin | undefined;
  /** The process of somebody else's that it is, instead of one of ours. */
  readonly attachment: Attachment | undefined;
  readonly #around: PluginSurroundings;
  readonly #logger: Logger;
  readonly #restarts = new RestartPolicy();
  readonly #problem: string;
  #state: PluginState = PluginStates.NotRunning;
  #error = '';
  #process: ServerProcess | undefined;
  #target: HookTarget | undefined;
  #starting: AbortController | undefined;
  #cancelRestart: (() => void) | undefined;
  #stopping = false;

  constructor(
    row: DesiredPlugin,
    unpacked: UnpackedPlugin | HostError | undefined,
    around: PluginSurroundings,
    attachment?: Attachment,
  ) {
    this.id = row.pluginId;
    this.row = row;
    this.unpacked = unpacked instanceof HostError ? undefined : unpacked;
    this.#problem = unpacked instanceof HostError ? unpacked.message : '';
    this.attachment = attachment;
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
      this.#assertMayRun();
      const process = await this.#start(starting.signal, onLaunched);
      if (process) await this.#activateServerHalf(process, starting.signal);
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
    // One that is attached may be held by a debugger.
    if (!process || !this.#target || this.#stopping || this.attachment) return;
    if (await isAnswering(process.connection, this.#around.clock)) return;
    if (this.#process === process) process.kill('did not answer three pings and was killed');
  }

  /** An administrator's wish: failures of before no longer count. */
  forgetFailures(): void {
    this.#restarts.forget();
  }

  /** Undefined when there is no server half. */
  async #start(signal: AbortSignal, onLaunched: () => void): Promise<ServerProcess | undefined> {
    const logger = this.#logger;
    if (this.attachment)
      return attachServerHalf(this.manifest, this.attachment, this.#around, { logger, signal });
    const unpacked = this.#unpackedOrThrow();
    await verifyRecord(unpacked.folder, unpacked.record);
    signal.throwIfAborted();
    return startServerHalf(this.manifest, unpacked, this.#around, { logger, signal, onLaunched });
  }

  async #activateServerHalf(process: ServerProcess, signal: AbortSignal): Promise<void> {
    this.#process = process;
    // Before OnActivate, in which a plugin may change its own configuration (contract: server-plugins §3).
    this.#move('started', '');
    const deadlineMs = this.attachment ? ATTACHED_ACTIVATE_DEADLINE_MS : hookPolicies.OnActivate.deadlineMs;
    await callOnActivate(process, deadlineMs, signal, this.#around.clock);
    this.#target = new PluginTarget(this.id, process.connection);
    void process.ended.then((words) => {
      this.#ended(process, words);
    });
    this.#around.changed();
  }

  #ended(process: ServerProcess, words: string): void {
    if (this.#process !== process || this.#stopping) return;
    this.#process = undefined;
    this.#target = undefined;
    const what = `The plugin process ${words}.`;
    const { next, gaveUp } = this.attachment
      ? { next: 'It was attached, so it is not started again. Attach it again, or detach it.', gaveUp: true }
      : this.#planRestart();
    const error = withLastWords(`${what} ${next}`, process.lastWords);
    this.#logger.error(error);
    this.#move('crashed', error);
    if (gaveUp) this.#around.gaveUp(this);
  }

  #planRestart(): { next: string; gaveUp: boolean } {
    const { clock } = this.#around;
    const delayMs = this.#restarts.failed(clock.now());
    if (delayMs === undefined) {
      const next = `That was failure ${String(RESTART_LIMIT)} within an hour, so it stays down. Disable and enable the plugin to try again.`;
      return { next, gaveUp: true };
    }
    this.#cancelRestart = clock.after(delayMs, () => {
      this.#cancelRestart = undefined;
      this.#around.restart(this);
    });
    const next = `It is started again in ${String(delayMs / 1000)} s, try ${String(this.#restarts.count)} of ${String(RESTART_LIMIT - 1)}.`;
    return { next, gaveUp: false };
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
