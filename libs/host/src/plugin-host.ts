import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { hookPolicies } from '@patchbay/contract';
import type { Context } from '@patchbay/contract';
import { HookDispatcher } from '@patchbay/hooks';
import type { HookTarget } from '@patchbay/hooks';
import type { ClientManifest, Manifest } from '@patchbay/manifest';
import type { HttpRequest } from '@patchbay/rpc/host';
import type { WebAsset } from './assets/plugin-assets.ts';
import { hostParts } from './host-parts.ts';
import type { HostParts } from './host-parts.ts';
import type { LogLevelName } from './host-settings.ts';
import type { InstallOptions } from './install/install-strategy.ts';
import { Installs } from './install/installs.ts';
import type { DiskUse, RollbackOptions } from './install/installs.ts';
import { KeptVersions } from './install/kept-versions.ts';
import { tidyUp } from './install/tidy-up.ts';
import { VersionChanges } from './install/version-changes.ts';
import type { ReattachConfig } from './lifecycle/attachment.ts';
import { everyInterval } from './lifecycle/health-check.ts';
import type { PluginStatus } from './lifecycle/plugin-status.ts';
import type { PluginDetails } from './plugin-details.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';
import { PluginInsight } from './plugin-insight.ts';
import type { PluginProcessFigures } from './plugin-insight.ts';
import type { CrashRecord, KeptVersion } from './plugin-ledger.ts';
import type { PluginLogEntry, PluginLogQuery } from './plugin-logs.ts';
import { PluginWishes } from './plugin-wishes.ts';
import { servePluginHttp } from './serve-plugin-http.ts';
import { settledWithin } from './settled-within.ts';
import { StartUp } from './start-up.ts';
import type { WebFailureReport } from './web-failure.ts';

/** How long the start of a host waits for its plugins, in milliseconds; those that take longer go on by themselves. */
export const START_PATIENCE_MS = 20_000;

/**
 * The plugin environment of one node: what is installed, what runs, and the way to each. Every public method may be
 * called at any time; what concerns one plugin happens one after the other, different plugins side by side.
 */
export class PluginHost {
  /** Calls the hooks of the active plugins. */
  readonly hooks: HookDispatcher;
  readonly #options: PluginHostOptions;
  readonly #parts: HostParts;
  readonly #kept: KeptVersions;
  readonly #changes: VersionChanges;
  readonly #installs: Installs;
  readonly #wishes: PluginWishes;
  readonly #startUp: StartUp;
  readonly #insight: PluginInsight;
  #targets: readonly HookTarget[] = [];
  /** The order in which the targets stand. */
  #order: readonly string[] = [];
  #stopHealthChecks: (() => void) | undefined;

  constructor(options: PluginHostOptions) {
    this.#options = options;
    const changed = (): void => {
      this.#changed();
    };
    const parts = (this.#parts = hostParts(options, {
      changed,
      failed: (plugin) => this.#changes.failed(plugin),
      passedOver: (id) => this.hooks.passedOver(id),
      versionsOf: (id) => ({ previous: this.#kept.previousOf(id), upgrade: this.#changes.report(id) }),
    }));
    const { clock, ledger, logger, notes, settings, table } = parts;
    this.hooks = new HookDispatcher({
      targets: () => this.#orderedTargets(),
      settings,
      isExpected: (id) => this.#isExpected(id),
      onPassedOver: changed,
      logger,
      clock,
      ...(options.onTrace ? { onTrace: options.onTrace } : {}),
    });
    this.#kept = new KeptVersions(parts);
    this.#changes = new VersionChanges(parts, this.#kept);
    this.#installs = new Installs(parts, this.#kept, this.#changes);
    this.#wishes = new PluginWishes(parts, this.#installs, this.#changes);
    this.#startUp = new StartUp(parts, this.#kept, this.#changes);
    this.#insight = new PluginInsight({ plugins: table, notes, ledger, clock, changed });
  }

  /**
   * Brings this node to what the rows say: unpacks what is missing, starts what is enabled, all side by side. A host
   * that was stopped may be started again. `onLaunched` is called when every process that is to start has been let
   * run: from then on the plugins load by themselves, and the caller may keep this thread busy without delaying them.
   */
  async start(onLaunched: () => void = () => undefined): Promise<void> {
    const { clock, logger, runs } = this.#parts;
    if (runs.on) return;
    runs.on = true;
    const { loaded } = await this.#startUp.bringUp(onLaunched);
    const tidied = loaded.then(() =>
      tidyUp(this.#parts, this.#kept, (bundle, how) => this.#installs.install(bundle, how)),
    );
    const done = tidied.catch((error: unknown) => {
      logger.error('What is kept of plugins could not be put in order.', { error });
    });
    if (!(await settledWithin(done, START_PATIENCE_MS, clock))) {
      logger.warn('Not every plugin has started yet; the server goes on without those that take their time.');
    }
    this.#stopHealthChecks = everyInterval(() => this.#checkHealth(), clock);
  }

  /** Stops every plugin, side by side, each within the deadlines of the contract. */
  async stop(): Promise<void> {
    const { guardian, locks, notes, runs, sockets, table } = this.#parts;
    runs.on = false;
    this.#stopHealthChecks?.();
    this.#changes.stop();
    const all = table.all();
    for (const plugin of all) plugin.abandonStart();
    await Promise.all(
      all.map(({ id }) =>
        locks.run(id, async () => {
          await runs.dropAttached(id);
          await table.installed.get(id)?.deactivate();
        }),
      ),
    );
    // What ended a trial while plugins were stopped has begun another.
    this.#changes.stop();
    notes.logs.settle();
    await guardian.stop();
    await sockets.remove();
  }

  /**
   * Installs a bundle, enabled only if the plugin was. Rejects with an AppError of Mattermost's id and status
   * (contract: management §2); nothing of the bundle stays then, and what ran before runs again.
   */
  install(bundle: Readable, options: InstallOptions = {}): Promise<Manifest> {
    return this.#installs.install(bundle, options);
  }

  /** Goes back to a version whose bytes are kept: the one before, or the one asked for. */
  rollback(pluginId: string, options: RollbackOptions = {}): Promise<Manifest> {
    return this.#installs.rollback(pluginId.toLowerCase(), options);
  }

  /** The versions whose bytes are kept: the running one, then the newest first. */
  versions(pluginId: string): Promise<(KeptVersion & { active: boolean })[]> {
    return this.#installs.versions(pluginId.toLowerCase());
  }

  /** In bytes. */
  diskUse(pluginId: string): Promise<DiskUse> {
    return this.#installs.diskUse(pluginId.toLowerCase());
  }

  /** Resolves when the plugin runs, or has failed to: its status says which (contract: management §9). */
  enable(pluginId: string): Promise<void> {
    return this.#wishes.enable(pluginId.toLowerCase());
  }

  disable(pluginId: string): Promise<void> {
    return this.#wishes.disable(pluginId.toLowerCase());
  }

  /** Settings and data of the plugin stay. */
  async remove(pluginId: string): Promise<void> {
    const id = pluginId.toLowerCase();
    await this.#wishes.remove(id);
    this.hooks.forget(id);
  }

  /**
   * Uses a plugin process that somebody else has started, in the place of an installed one of that id until it is
   * detached (contract: server-plugins §3). Rejects with Mattermost's `app.plugin.reattach.app_error` when it cannot be
   * reached or does not activate; an installed one that was enabled then runs again.
   */
  reattach(manifest: Manifest, config: ReattachConfig): Promise<void> {
    return this.#wishes.reattach(manifest, config);
  }

  /**
   * Lets go of an attached process, which goes on by itself; an installed plugin of that id that is enabled starts
   * again. Rejects with 404 when nothing of that id is attached.
   */
  detach(pluginId: string): Promise<void> {
    return this.#wishes.detach(pluginId.toLowerCase());
  }

  list(): { active: Manifest[]; inactive: Manifest[] } {
    return this.#parts.table.list();
  }

  statuses(): PluginStatus[] {
    return this.#parts.table.statuses();
  }

  /** Of the active plugins that have a web half. */
  webManifests(): ClientManifest[] {
    return this.#parts.table.webManifests();
  }

  isActive(pluginId: string): boolean {
    return this.#parts.table.find(pluginId)?.active === true;
  }

  /** `/static/plugins/<id>/<file>`; as upstream also while the plugin is disabled. */
  webAsset(pluginId: string, file: string): WebAsset | undefined {
    return this.#parts.table.webAsset(pluginId, file);
  }

  /** `/plugins/<id>/public/<file>`, only while the plugin is active. */
  publicAsset(pluginId: string, file: string): string | undefined {
    return this.#parts.table.publicAsset(pluginId, file);
  }

  /** Passes an HTTP request to a plugin; 404 when it is not active or has no ServeHTTP, 500 when it failed, 504 when it is silent. */
  async serveHttp(
    pluginId: string,
    context: Context,
    request: HttpRequest,
    response: ServerResponse,
    signal: AbortSignal,
    hook: 'ServeHTTP' | 'ServeMetrics' = 'ServeHTTP',
  ): Promise<void> {
    const { clock, settings, table } = this.#parts;
    const { connection, target } = table.find(pluginId) ?? {};
    const chosenMs = settings().deadlinesMs[hook] ?? hookPolicies[hook].deadlineMs;
    const deadlineMs = target?.debugging === true ? 0 : chosenMs;
    const { logger } = this.#options;
    const asked = { pluginId, hook, connection, context, request, response, signal };
    await servePluginHttp({ ...asked, deadlineMs, clock, logger });
  }

  /** Throws 404 for what is not installed. */
  details(pluginId: string): PluginDetails {
    return this.#insight.details(pluginId);
  }

  /** The plugin's own log, oldest first. Throws 404 for what is not installed. */
  logs(pluginId: string, query: PluginLogQuery = {}): PluginLogEntry[] {
    return this.#insight.logs(pluginId, query);
  }

  /** What comes after `after`, waited for `waitMs` at most (30 s); none when nothing comes, or `signal` fires. */
  async logsAfter(
    pluginId: string,
    after: number,
    signal: AbortSignal,
    waitMs: number,
    level?: LogLevelName,
  ): Promise<PluginLogEntry[]> {
    return this.#insight.logsAfter(pluginId, after, signal, waitMs, level);
  }

  /** Newest first; pages count from 0. Rejects with 404 for what is not installed. */
  crashes(pluginId: string, page: number, perPage: number): Promise<CrashRecord[]> {
    return this.#insight.crashes(pluginId, page, perPage);
  }

  /** A sentence for those who use the plugin; undefined while it answers. */
  whyNotActive(pluginId: string): string | undefined {
    return this.#insight.whyNotActive(pluginId);
  }

  processFigures(pluginId: string): PluginProcessFigures | undefined {
    return this.#insight.processFigures(pluginId);
  }

  /** A browser says that a component of the web half threw. Throws 404 for what is not installed. */
  reportWebFailure(pluginId: string, report: WebFailureReport): void {
    this.#insight.reportWebFailure(pluginId, report);
  }

  /** Tells every active plugin, each for itself; nobody who saves settings should wait for that. */
  configurationChanged(): Promise<void> {
    return this.hooks.configurationChanged();
  }

  async #checkHealth(): Promise<void> {
    const installed = [...this.#parts.table.installed.values()];
    await Promise.all(installed.map((plugin) => plugin.checkHealth()));
  }

  /** An order that the administrator changes holds from the next hook on. */
  #orderedTargets(): readonly HookTarget[] {
    const order = this.#parts.settings().order;
    const same = order.length === this.#order.length && order.every((id, place) => id === this.#order[place]);
    if (!same) {
      this.#order = order;
      this.#targets = this.#parts.table.targets(order);
    }
    return this.#targets;
  }

  /** Whether a plugin should answer hooks: one that is down is missed by a closed policy, one that is disabled is not. */
  #isExpected(id: string): boolean {
    const { runs, table } = this.#parts;
    const plugin = table.installed.get(id);
    return runs.on && plugin?.row.enabled === true && plugin.manifest.server !== undefined;
  }

  #changed(): void {
    this.#order = this.#parts.settings().order;
    this.#targets = this.#parts.table.targets(this.#order);
    this.#options.events.statusesChanged(this.statuses());
  }
}
