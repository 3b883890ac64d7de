import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Context } from '@patchbay/contract';
import { HookDispatcher, systemClock } from '@patchbay/hooks';
import type { Clock, HookTarget, Logger } from '@patchbay/hooks';
import { goPlatform } from '@patchbay/manifest';
import type { ClientManifest, Manifest } from '@patchbay/manifest';
import type { HttpRequest } from '@patchbay/rpc/host';
import type { WebAsset } from './assets/plugin-assets.ts';
import type { DesiredPlugin } from './desired-plugins.ts';
import { notAttached, notInstalled, notRemoved, stateNotSaved, textOf } from './errors.ts';
import { Guardian } from './guardian/guardian.ts';
import { DEFAULT_HOST_SETTINGS } from './host-settings.ts';
import { BundleStore } from './install/bundle-store.ts';
import { receiveBundle } from './install/incoming-bundle.ts';
import type { Machine } from './install/machine.ts';
import { assertMayReplace } from './install/install-strategy.ts';
import { Installer } from './install/installer.ts';
import { PluginFolders } from './install/plugin-folders.ts';
import { restorePlugin } from './install/restore-plugin.ts';
import { KeyedLock } from './keyed-lock.ts';
import { AttachedPlugins, readReattachment } from './lifecycle/attached-plugins.ts';
import type { ReattachConfig } from './lifecycle/attachment.ts';
import { everyInterval } from './lifecycle/health-check.ts';
import { ManagedPlugin } from './lifecycle/managed-plugin.ts';
import type { PluginSurroundings } from './lifecycle/managed-plugin.ts';
import type { PluginStatus } from './lifecycle/plugin-status.ts';
import { PluginStates } from './lifecycle/states.ts';
import { MemoryPluginLedger } from './memory-plugin-ledger.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';
import { clientManifestOf, PluginTable } from './plugin-table.ts';
import { servePluginHttp } from './serve-plugin-http.ts';
import { settledWithin } from './settled-within.ts';
import { START_DEADLINE_MS } from './supervisor/plugin-process.ts';
import { goPluginWire } from './supervisor/plugin-wire.ts';
import { SocketFolders } from './supervisor/socket-folder.ts';

/** How long the start of a host waits for its plugins, in milliseconds; those that take longer go on by themselves. */
export const START_PATIENCE_MS = 20_000;

export interface InstallOptions {
  /** Replace what is there, whatever its version. */
  readonly force?: boolean;
  /** Detached OpenPGP signature; the bundle is refused unless a trusted key made it. */
  readonly signature?: Uint8Array;
  /** It came with the server: installed when it is new or newer, and its row says so. */
  readonly prepackaged?: boolean;
}

/**
 * The plugin environment of one node: what is installed, what runs, and the way to each. Every public method may be
 * called at any time; what concerns one plugin happens one after the other, different plugins side by side.
 */
export class PluginHost {
  /** Calls the hooks of the active plugins. */
  readonly hooks: HookDispatcher;
  readonly #options: PluginHostOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #machine: Machine;
  readonly #locks = new KeyedLock();
  readonly #folders: PluginFolders;
  readonly #store: BundleStore;
  readonly #sockets = new SocketFolders();
  readonly #guardian: Guardian;
  readonly #around: PluginSurroundings;
  readonly #installer: Installer;
  readonly #attached: AttachedPlugins;
  readonly #table: PluginTable;
  #targets: readonly HookTarget[] = [];
  /** The order in which the targets stand. */
  #order: readonly string[] = [];
  #stopHealthChecks: (() => void) | undefined;
  #running = false;

  constructor(options: PluginHostOptions) {
    this.#options = options;
    const clock = (this.#clock = options.clock ?? systemClock);
    const logger = (this.#logger = options.logger);
    this.hooks = new HookDispatcher({
      targets: () => this.#orderedTargets(),
      logger,
      clock,
      ...(options.onTrace ? { onTrace: options.onTrace } : {}),
    });
    this.#machine = {
      platform: goPlatform(),
      nodePath: options.nodePath ?? process.execPath,
      searchPath: options.searchPath ?? process.env['PATH'] ?? '',
    };
    this.#folders = new PluginFolders(options.dataDir);
    this.#store = new BundleStore(options.files);
    this.#guardian = new Guardian({ folder: () => this.#sockets.base, logger, clock });
    this.#around = {
      serverVersion: options.serverVersion,
      nodeId: options.nodeId,
      machine: this.#machine,
      startDeadlineMs: options.startDeadlineMs ?? START_DEADLINE_MS,
      guardian: this.#guardian,
      sockets: this.#sockets,
      wire: options.wire ?? goPluginWire,
      logger,
      clock,
      createApi: (manifest, bundlePath) => options.createApi(manifest, bundlePath),
      createDriver: options.createDriver,
      ledger: options.ledger ?? new MemoryPluginLedger(),
      settings: options.settings ?? (() => DEFAULT_HOST_SETTINGS),
      changed: () => {
        this.#changed();
      },
      gaveUp: (plugin) => {
        this.#announceDisabled(plugin);
      },
      restart: (plugin) => {
        void this.#locks.run(plugin.id, () => this.#restart(plugin));
      },
    };
    this.#attached = new AttachedPlugins(this.#around);
    this.#table = new PluginTable(this.#attached);
    this.#installer = new Installer({
      folders: this.#folders,
      store: this.#store,
      desired: options.desired,
      plugins: this.#table.installed,
      around: this.#around,
      clock,
      logger,
    });
  }

  /**
   * Brings this node to what the rows say: unpacks what is missing, starts what is enabled, all side by side. A host
   * that was stopped may be started again. `onLaunched` is called when every process that is to start has been let
   * run: from then on the plugins load by themselves, and the caller may keep this thread busy without delaying them.
   */
  async start(onLaunched: () => void = () => undefined): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#table.installed.clear();
    await this.#folders.prepare();
    const rows = await this.#options.desired.list();
    if (rows.some((row) => row.enabled && row.manifest.server)) this.#guardian.start();
    await this.#folders.removeUnwanted(new Map(rows.map((row) => [row.pluginId, row.sha256])));
    const toLaunch = new Set(rows);
    const launched = (row: DesiredPlugin): void => {
      if (toLaunch.delete(row) && toLaunch.size === 0) onLaunched();
    };
    const loaded = Promise.all(
      rows.map((row) =>
        this.#locks
          .run(row.pluginId, () =>
            this.#load(row, () => {
              launched(row);
            }),
          )
          .catch((error: unknown) => {
            this.#logger.error(`Plugin ${row.pluginId} cannot be brought up: ${textOf(error)}`, {
              plugin_id: row.pluginId,
            });
          })
          .finally(() => {
            launched(row);
          }),
      ),
    );
    if (!(await settledWithin(loaded, START_PATIENCE_MS, this.#clock))) {
      this.#logger.warn(
        'Not every plugin has started yet; the server goes on without those that take their time.',
      );
    }
    this.#stopHealthChecks = everyInterval(() => this.#checkHealth(), this.#clock);
  }

  /** Stops every plugin, side by side, each within the deadlines of the contract. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#stopHealthChecks?.();
    const all = this.#table.all();
    for (const plugin of all) plugin.abandonStart();
    await Promise.all(
      all.map(({ id }) =>
        this.#locks.run(id, async () => {
          await this.#dropAttached(id);
          await this.#table.installed.get(id)?.deactivate();
        }),
      ),
    );
    await this.#guardian.stop();
    await this.#sockets.remove();
  }

  /**
   * Installs a bundle, enabled only if the plugin was. Rejects with an AppError of Mattermost's id and status
   * (contract: management §2); nothing of the bundle stays then, and what ran before runs again.
   */
  async install(bundle: Readable, options: InstallOptions = {}): Promise<Manifest> {
    const { force = false, prepackaged = false, signature } = options;
    const strategy = force ? 'always' : prepackaged ? 'only-if-newer' : 'only-if-new';
    const check = signature && { signature, keys: (await this.#options.trustedKeys?.()) ?? [] };
    const incoming = await receiveBundle(bundle, this.#folders, this.#machine, this.#logger, check);
    const { manifest } = incoming;
    try {
      return await this.#locks.run(manifest.id, async () => {
        await this.#dropAttached(manifest.id);
        const installed = await this.#options.desired.get(manifest.id);
        assertMayReplace(strategy, manifest, installed);
        const plugin = await this.#installer.place(incoming, { installed, prepackaged, signature });
        if (plugin.active) this.#announceEnabled(plugin);
        return manifest;
      });
    } finally {
      this.#changed();
      await incoming.discard();
    }
  }

  /** Resolves when the plugin runs, or has failed to: its status says which (contract: management §9). */
  async enable(pluginId: string): Promise<void> {
    const id = pluginId.toLowerCase();
    // A plugin may ask for this in its own OnActivate, and would wait for itself.
    const running = this.#table.installed.get(id);
    if (running?.active && running.row.enabled) return;
    await this.#locks.run(id, async () => {
      await this.#dropAttached(id);
      const plugin = await this.#wish(id, true);
      if (plugin.active || !this.#running) return;
      plugin.forgetFailures();
      await plugin.activate();
      if (plugin.active) this.#announceEnabled(plugin);
    });
  }

  async disable(pluginId: string): Promise<void> {
    const id = pluginId.toLowerCase();
    this.#table.find(id)?.abandonStart();
    await this.#locks.run(id, async () => {
      if ((await this.#dropAttached(id)) && !this.#table.installed.has(id)) return;
      const plugin = await this.#wish(id, false);
      await this.#deactivate(plugin);
    });
  }

  /** Disables first, so that the plugin stays disabled when it is installed again (contract: management §2). */
  async remove(pluginId: string): Promise<void> {
    const id = pluginId.toLowerCase();
    this.#table.find(id)?.abandonStart();
    await this.#locks.run(id, async () => {
      await this.#dropAttached(id);
      const plugin = await this.#wish(id, false);
      await this.#deactivate(plugin);
      this.#table.installed.delete(id);
      await this.#folders.removeAll(id).catch((error: unknown) => {
        throw notRemoved(error);
      });
      await this.#store.remove(id);
      await this.#options.desired.remove(id).catch((error: unknown) => {
        throw stateNotSaved(error);
      });
      this.#changed();
    });
  }

  /**
   * Uses a plugin process that somebody else has started, in the place of an installed one of that id until it is
   * detached (contract: server-plugins §3). Rejects with Mattermost's `app.plugin.reattach.app_error` when it cannot be
   * reached or does not activate; an installed one that was enabled then runs again.
   */
  async reattach(manifest: Manifest, config: ReattachConfig): Promise<void> {
    const { id, attachment } = readReattachment(manifest, config);
    await this.#locks.run(id, async () => {
      await this.#dropAttached(id);
      const installed = this.#table.installed.get(id);
      if (installed) await this.#deactivate(installed);
      try {
        this.#announceEnabled(await this.#attached.attach(id, manifest, attachment));
      } catch (error) {
        await this.#reviveInstalled(id);
        throw error;
      }
    });
  }

  /**
   * Lets go of an attached process, which goes on by itself; an installed plugin of that id that is enabled starts
   * again. Rejects with 404 when nothing of that id is attached.
   */
  async detach(pluginId: string): Promise<void> {
    const id = pluginId.toLowerCase();
    this.#attached.get(id)?.abandonStart();
    await this.#locks.run(id, async () => {
      if (!(await this.#dropAttached(id))) throw notAttached(id);
      await this.#reviveInstalled(id);
    });
  }

  list(): { active: Manifest[]; inactive: Manifest[] } {
    return this.#table.list();
  }

  statuses(): PluginStatus[] {
    return this.#table.statuses();
  }

  /** Of the active plugins that have a web half. */
  webManifests(): ClientManifest[] {
    return this.#table.webManifests();
  }

  isActive(pluginId: string): boolean {
    return this.#table.find(pluginId)?.active === true;
  }

  /** `/static/plugins/<id>/<file>`; as upstream also while the plugin is disabled. */
  webAsset(pluginId: string, file: string): WebAsset | undefined {
    return this.#table.webAsset(pluginId, file);
  }

  /** `/plugins/<id>/public/<file>`, only while the plugin is active. */
  publicAsset(pluginId: string, file: string): string | undefined {
    return this.#table.publicAsset(pluginId, file);
  }

  /** Passes an HTTP request to a plugin; 404 when it is not active or has no ServeHTTP, 500 when it failed. */
  async serveHttp(
    pluginId: string,
    context: Context,
    request: HttpRequest,
    response: ServerResponse,
    signal: AbortSignal,
    hook: 'ServeHTTP' | 'ServeMetrics' = 'ServeHTTP',
  ): Promise<void> {
    const connection = this.#table.find(pluginId)?.connection;
    const { logger } = this.#options;
    await servePluginHttp({ pluginId, hook, connection, context, request, response, signal, logger });
  }

  /** Tells every active plugin, one after the other; what one of them says against it is logged. */
  async configurationChanged(): Promise<void> {
    for (const target of this.#targets) {
      if (!target.implements('OnConfigurationChange')) continue;
      await this.hooks.one(target.pluginId, 'OnConfigurationChange', []).catch((error: unknown) => {
        this.#logger.error(`OnConfigurationChange failed: ${textOf(error)}`, { plugin_id: target.pluginId });
      });
    }
  }

  async #load(row: DesiredPlugin, onLaunched: () => void): Promise<void> {
    const unpacked = await restorePlugin(row, this.#folders, this.#store, this.#machine, this.#logger);
    const plugin = new ManagedPlugin(row, unpacked, this.#around);
    this.#table.installed.set(row.pluginId, plugin);
    if (!row.enabled) return;
    await plugin.activate(onLaunched);
    if (plugin.active) this.#announceEnabled(plugin);
  }

  /** Writes down what should be, before anything is done about it. Rejects with 404 for what is not installed. */
  async #wish(id: string, enabled: boolean): Promise<ManagedPlugin> {
    const plugin = this.#table.installed.get(id);
    const row = await this.#options.desired.get(id);
    if (!plugin || !row) throw notInstalled(id);
    await this.#options.desired.save({ ...row, enabled }).catch((error: unknown) => {
      throw stateNotSaved(error);
    });
    plugin.row.enabled = enabled;
    return plugin;
  }

  /** Whatever an administrator does with a plugin ends its attachment first. */
  async #dropAttached(id: string): Promise<boolean> {
    const wasActive = this.#attached.get(id)?.active === true;
    const plugin = await this.#attached.detach(id);
    if (plugin && wasActive) this.#announceDisabled(plugin);
    return plugin !== undefined;
  }

  async #reviveInstalled(id: string): Promise<void> {
    const plugin = this.#table.installed.get(id);
    if (!plugin?.row.enabled || !this.#running) return;
    await plugin.activate();
    if (plugin.active) this.#announceEnabled(plugin);
  }

  async #deactivate(plugin: ManagedPlugin): Promise<void> {
    const wasActive = plugin.active;
    await plugin.deactivate();
    if (wasActive) this.#announceDisabled(plugin);
  }

  async #restart(plugin: ManagedPlugin): Promise<void> {
    const isCurrent = this.#table.installed.get(plugin.id) === plugin && plugin.row.enabled;
    if (!this.#running || !isCurrent || plugin.state !== PluginStates.FailedToStayRunning) return;
    await plugin.activate();
    if (plugin.active) this.#announceEnabled(plugin);
  }

  async #checkHealth(): Promise<void> {
    await Promise.all([...this.#table.installed.values()].map((plugin) => plugin.checkHealth()));
  }

  /** An order that the administrator changes holds from the next hook on. */
  #orderedTargets(): readonly HookTarget[] {
    const { order } = this.#around.settings();
    const same = order.length === this.#order.length && order.every((id, place) => id === this.#order[place]);
    if (!same) {
      this.#order = order;
      this.#targets = this.#table.targets(order);
    }
    return this.#targets;
  }

  #changed(): void {
    this.#order = this.#around.settings().order;
    this.#targets = this.#table.targets(this.#order);
    this.#options.events.statusesChanged(this.statuses());
  }

  #announceEnabled(plugin: ManagedPlugin): void {
    this.#options.events.enabled(clientManifestOf(plugin), plugin.id);
  }

  #announceDisabled(plugin: ManagedPlugin): void {
    this.#options.events.disabled(clientManifestOf(plugin), plugin.id);
  }
}
