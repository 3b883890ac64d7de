import { hookPolicies } from '@patchbay/contract';
import type { HookTarget, Logger } from '@patchbay/hooks';
import type { Manifest } from '@patchbay/manifest';
import type { PluginConnection } from '@patchbay/rpc/host';
import type { DesiredPlugin } from '../desired-plugins.ts';
import { activationStopped, bundleMissing, HostError, textOf, withLastWords } from '../errors.ts';
import { verifyRecord } from '../install/plugin-record.ts';
import { pluginLogger } from '../logs/plugin-logger.ts';
import type { PluginDetails } from '../plugin-details.ts';
import type { CrashRecord } from '../plugin-ledger.ts';
import type { ProcessEnd } from '../supervisor/process-end.ts';
import type { ServerProcess } from '../supervisor/server-process.ts';
import { ActualState } from './actual-state.ts';
import { assertMayRun } from './assert-may-run.ts';
import type { Attachment } from './attachment.ts';
import { Comeback } from './comeback.ts';
import type { Plan } from './comeback.ts';
import { CrashBook } from './crash-book.ts';
import { debuggerWords } from './debugger-watch.ts';
import { detailsOf } from './details-of.ts';
import { isAnswering } from './health-check.ts';
import { callOnActivate } from './on-activate.ts';
import { callOnDeactivate } from './on-deactivate.ts';
import type { PluginStatus } from './plugin-status.ts';
import type { PluginSurroundings } from './plugin-surroundings.ts';
import { attachServerHalf, startServerHalf } from './server-half.ts';
import type { UnpackedPlugin } from './server-half.ts';
import { ServerRun } from './server-run.ts';
import { PluginStates } from './states.ts';
import type { PluginState } from './states.ts';
import { whyNotActive } from './why-not-active.ts';

export type { PluginSurroundings } from './plugin-surroundings.ts';

/** How long OnActivate of a plugin that is debugged may take, in milliseconds: somebody may be stepping through it. */
export const DEBUGGED_ACTIVATE_DEADLINE_MS = 600_000;

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
  readonly #comeback: Comeback;
  readonly #problem: string;
  readonly #actual: ActualState;
  readonly #crashes: CrashBook;
  #run: ServerRun | undefined;
  /** OnActivate has succeeded, so hooks may come. */
  #ready = false;
  #starting: AbortController | undefined;
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
    around.notes.logs.of(this.id);
    const logger = (this.#logger = pluginLogger(around.logger, this.id));
    const { clock, ledger, notes } = around;
    const { version } = row.manifest;
    this.#actual = new ActualState(clock, () => {
      around.changed();
    });
    this.#crashes = new CrashBook({ pluginId: this.id, version, clock, ledger, notes, logger });
    this.#comeback = new Comeback(clock, () => {
      around.restart(this);
    });
  }

  get manifest(): Manifest {
    return this.row.manifest;
  }

  get state(): PluginState {
    return this.#actual.value;
  }

  get error(): string {
    return this.#actual.error;
  }

  get active(): boolean {
    return this.state === PluginStates.Running;
  }

  /** What hooks are sent to; undefined unless OnActivate has succeeded. */
  get target(): HookTarget | undefined {
    return this.#ready ? this.#run?.target : undefined;
  }

  get connection(): PluginConnection | undefined {
    return this.#ready ? this.#run?.connection : undefined;
  }

  get pid(): number | undefined {
    return this.#run?.process.pid;
  }

  /** When it was last started, in milliseconds since 1970; 0 for never. */
  get startedAt(): number {
    return this.#crashes.startedAt;
  }

  /** One without a process is ready as soon as it is active; the others once OnActivate has succeeded. */
  get #answers(): boolean {
    return this.active && (this.#ready || this.#run === undefined);
  }

  /** Why it does not answer, for those who use it; undefined when it does. */
  get whyNotActive(): string | undefined {
    if (this.#answers) return undefined;
    const now = this.#around.clock.now();
    return whyNotActive({ name: this.manifest.name, state: this.state, restartAt: this.#comeback.at, now });
  }

  status(): PluginStatus {
    return {
      plugin_id: this.id,
      cluster_id: this.#around.nodeId,
      plugin_path: this.unpacked?.folder ?? '',
      state: this.state,
      error: this.error,
      name: this.manifest.name,
      description: this.manifest.description ?? '',
      version: this.manifest.version,
      details: this.details(),
    };
  }

  details(): PluginDetails {
    const debugging = this.#run?.debugging === true;
    const known = { actual: this.#actual, comeback: this.#comeback, ready: this.#answers, debugging };
    return detailsOf(this.row, known, this.#around);
  }

  /**
   * Starts the plugin unless it is active. Never rejects: state and error say how it went. `onLaunched` is called when
   * its process, if it gets one, has been let run.
   */
  async activate(onLaunched: () => void = () => undefined): Promise<void> {
    if (this.active) return;
    const isRetry = this.#comeback.halt();
    if (!isRetry) this.#around.notes.begunAnew(this.id);
    this.#crashes.begin();
    this.#actual.move('start');
    const starting = new AbortController();
    this.#starting = starting;
    try {
      assertMayRun(this.id, this.manifest, this.#around.serverVersion);
      const process = await this.#start(starting.signal, onLaunched);
      if (process) await this.#activateServerHalf(process, starting.signal);
      else this.#actual.move('started');
      const { pid } = this;
      this.#logger.info(
        `Plugin ${this.id} ${this.manifest.version} is active.`,
        pid === undefined ? {} : { pid },
      );
    } catch (error) {
      await this.#startFailed(error, isRetry);
    } finally {
      this.#starting = undefined;
    }
  }

  /** Gives up a start that is under way; whoever waits for {@link activate} sees it fail. */
  abandonStart(): void {
    this.#starting?.abort(activationStopped());
  }

  /** Stops the plugin, or what waits to start it again. Never rejects. */
  async deactivate(): Promise<void> {
    this.#comeback.forget();
    const run = this.#run;
    if (run) {
      this.#stopping = true;
      // Still running, so that it may use the API and hooks still reach it (contract: server-plugins §3).
      const { clock, settings } = this.#around;
      const { OnDeactivate } = settings().deadlinesMs;
      await callOnDeactivate(this.id, run.connection, this.#logger, clock, OnDeactivate);
      this.#ready = false;
      this.#actual.move('stop');
      await run.process.quit();
      this.#run = undefined;
      this.#stopping = false;
    } else if (this.active) {
      this.#actual.move('stop');
    }
    this.#ready = false;
    this.#actual.move('stopped');
  }

  /** Whether it is active and, where it has a process, answers one of three pings. */
  async ping(): Promise<boolean> {
    if (!this.active) return false;
    return this.#run === undefined || isAnswering(this.#run.connection, this.#around.clock);
  }

  /** Looks how it is, and kills a process that no longer answers; what follows is as after a crash. */
  async checkHealth(): Promise<void> {
    const run = this.#run;
    if (!run || !this.#ready || this.#stopping) return;
    run.sample();
    // One that is attached may be held by a debugger.
    if (this.attachment || run.debugging || !this.#around.settings().healthChecks) return;
    if (await isAnswering(run.connection, this.#around.clock)) return;
    if (this.#run !== run || run.debugging) return;
    run.sample();
    run.process.kill('did not answer three pings and was killed');
  }

  /** An administrator's wish: failures of before no longer count. */
  forgetFailures(): void {
    this.#comeback.forget();
  }

  /** Undefined when there is no server half. */
  async #start(signal: AbortSignal, onLaunched: () => void): Promise<ServerProcess | undefined> {
    const around = this.#around;
    const logger = around.notes.logs.of(this.id).voice;
    if (this.attachment)
      return attachServerHalf(this.manifest, this.attachment, around, { logger, signal, held: () => true });
    if (!this.unpacked) throw bundleMissing(this.#problem);
    await verifyRecord(this.unpacked.folder, this.unpacked.record);
    signal.throwIfAborted();
    const inspector = around.settings().developerMode ? around.inspectors.get(this.id) : undefined;
    const startDeadlineMs = inspector?.wait ? DEBUGGED_ACTIVATE_DEADLINE_MS : around.startDeadlineMs;
    const held = (): boolean => this.#run?.debugging === true;
    const start = { held, logger, signal, onLaunched, inspector };
    return startServerHalf(this.manifest, this.unpacked, { ...around, startDeadlineMs }, start);
  }

  async #activateServerHalf(process: ServerProcess, signal: AbortSignal): Promise<void> {
    const { clock, settings } = this.#around;
    const run = new ServerRun(this.id, {
      process,
      attached: this.attachment !== undefined,
      clock,
      developerMode: () => settings().developerMode,
      onChange: (debuggedBy) => {
        this.#debuggerChanged(debuggedBy);
      },
    });
    this.#run = run;
    // Before OnActivate, in which a plugin may change its own configuration (contract: server-plugins §3).
    this.#actual.move('started');
    const debugged = this.attachment !== undefined || run.debugging;
    const { OnActivate: deadline = hookPolicies.OnActivate.deadlineMs } = settings().deadlinesMs;
    const deadlineMs = debugged ? DEBUGGED_ACTIVATE_DEADLINE_MS : deadline;
    await callOnActivate(run, deadlineMs, signal, clock);
    run.sample();
    this.#ready = true;
    void process.ended.then((end) => {
      this.#ended(run, end);
    });
    this.#around.changed();
  }

  async #startFailed(error: unknown, isRetry: boolean): Promise<void> {
    const run = this.#run;
    this.#ready = false;
    run?.process.kill('was killed, for it did not start');
    const end = await run?.process.ended;
    this.#run = undefined;
    const again = isRetry && !this.#starting?.signal.aborted;
    const plan = again ? this.#comeback.plan(this.#around.settings().healthChecks) : undefined;
    const text = plan
      ? `It was started again, in vain. ${plan.next} What is wrong: ${textOf(error)}`
      : textOf(error);
    this.#logger.error(`Plugin ${this.id} did not start: ${textOf(error)}.`);
    if (!this.#starting?.signal.aborted) this.#crashes.didNotStart(run, end, error, text);
    this.#actual.move(plan ? 'crashed' : 'start-failed', text);
    if (plan?.gaveUp) this.#around.gaveUp(this);
  }

  #ended(run: ServerRun, end: ProcessEnd): void {
    if (this.#run !== run || this.#stopping) return;
    this.#run = undefined;
    this.#ready = false;
    const what = `The plugin process ${end.words}.`;
    const crash = this.#crashes.ended(run, end, what);
    const { next, gaveUp } = this.#after(crash);
    crash.reason = `${what} ${next}`;
    const error = withLastWords(crash.reason, run.process.lastWords);
    this.#logger.error(error, { crash_id: crash.id, hooks: crash.hooks, memory_bytes: crash.memoryBytes });
    this.#crashes.keep(crash);
    this.#actual.move('crashed', error);
    if (gaveUp) this.#around.gaveUp(this);
  }

  #after(crash: CrashRecord): Plan {
    if (this.attachment)
      return {
        next: 'It was attached, so it is not started again. Attach it again, or detach it.',
        gaveUp: true,
      };
    if (this.#around.failed?.(this, crash) === 'leave')
      return { next: 'This version is new, so the one that ran before comes back.', gaveUp: false };
    return this.#comeback.plan(this.#around.settings().healthChecks);
  }

  #debuggerChanged(debuggedBy: string | undefined): void {
    this.#logger.warn(debuggerWords(this.id, debuggedBy));
    this.#around.changed();
  }
}
