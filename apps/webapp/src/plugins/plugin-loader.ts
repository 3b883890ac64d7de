import { ActionTypes, RHS_PLUGIN_STATE, closeRightHandSide } from '@patchbay/registry';
import type { ClientPluginManifest } from '@patchbay/registry';
import type { AppStore } from '../store/store.ts';
import { pluginLoadFailed } from '../store/views/plugin-failures.ts';
import type { PluginFailureReason } from '../store/views/plugin-failures.ts';
import type { PluginHost } from './plugin-host.ts';
import { PluginLoad } from './plugin-load.ts';
import { createPluginScript } from './plugin-script.ts';
import type { PluginsOnWindow, WebPlugin } from './web-plugin.ts';

/** From appending the script to the end of `initialize` (contract: webapp §2.8). */
export const PLUGIN_INITIALIZE_DEADLINE_MS = 30_000;

export interface PluginLoaderOptions {
  window: Window;
  /** Origin and base path, without a slash at the end. */
  siteUrl: string;
  store: AppStore;
  host: PluginHost;
  /** `window.plugins`. */
  plugins: PluginsOnWindow;
  fetchManifests(): Promise<ClientPluginManifest[]>;
  /** Tells the server; must not throw. */
  report(message: string): void;
}

/** Brings web halves in and takes them out while the page lives (contract: webapp §2). */
export class PluginLoader {
  readonly #options: PluginLoaderOptions;
  readonly #loads = new Map<string, PluginLoad>();
  readonly #failed = new Set<string>();

  constructor(options: PluginLoaderOptions) {
    this.#options = options;
  }

  /** Loads every plugin there is and waits for all; one that fails keeps no other and not the app. */
  async initialize(): Promise<void> {
    const { store } = this.#options;
    if (store.getState().entities.general.config.PluginsEnabled !== 'true') {
      return;
    }
    const manifests = await this.#fetch();
    if (manifests !== undefined) {
      store.dispatch({ type: ActionTypes.RECEIVED_WEBAPP_PLUGINS, data: manifests });
      await Promise.all(manifests.map((manifest) => this.#load(manifest)));
    }
  }

  /** After events may have been missed: the list decides which come, change and go. */
  async reload(): Promise<void> {
    const { store } = this.#options;
    const manifests = await this.#fetch();
    if (manifests === undefined) {
      return;
    }
    const listed = new Set(manifests.map(({ id }) => id));
    const gone = [...this.#loads.values()].filter(({ manifest }) => !listed.has(manifest.id));
    for (const { manifest } of gone) {
      this.remove(manifest);
    }
    store.dispatch({ type: ActionTypes.RECEIVED_WEBAPP_PLUGINS, data: manifests });
    const changed = manifests.filter(({ id, version }) => this.#loads.get(id)?.manifest.version !== version);
    await Promise.all(changed.map((manifest) => this.#load(manifest)));
  }

  /** The event `plugin_enabled`. */
  async add(manifest: ClientPluginManifest): Promise<void> {
    this.#options.store.dispatch({ type: ActionTypes.RECEIVED_WEBAPP_PLUGIN, data: manifest });
    await this.#load(manifest);
  }

  /** The event `plugin_disabled`: undoes all that was registered; the reducer's slice stays. */
  remove(manifest: { id: string }): void {
    const load = this.#loads.get(manifest.id);
    if (load === undefined) {
      return;
    }
    const { store, host } = this.#options;
    this.#loads.delete(manifest.id);
    this.#takeOffScreen(load.manifest);
    this.#uninitialize(manifest.id);
    host.forget(manifest.id);
    store.dispatch({ type: ActionTypes.REMOVED_ADMIN_CONSOLE_REDUCER, data: { pluginId: manifest.id } });
    load.script.remove();
    load.gone();
  }

  /** What `window.registerPlugin` calls. */
  registerPlugin = (id: string, plugin: WebPlugin): void => {
    const load = this.#loads.get(id);
    if (load === undefined || !load.isPending) {
      if (!this.#failed.has(id)) {
        this.#options.report(`plugin_register_unexpected plugin_id=${id}`);
      }
      return;
    }
    this.#uninitialize(id);
    this.#options.plugins[id] = plugin;
    void this.#initialize(load, plugin);
  };

  async #initialize(load: PluginLoad, plugin: WebPlugin): Promise<void> {
    const { host, store } = this.#options;
    const registry = host.createRegistry(load.manifest.id, () => load.isLive);
    try {
      await plugin.initialize?.(registry, store);
      if (load.isPending) {
        load.loaded();
      }
    } catch (error) {
      this.#fail(load, 'initialization', error);
    }
  }

  #load(manifest: ClientPluginManifest): Promise<void> {
    const { store, window, siteUrl } = this.#options;
    if (this.#failed.has(manifest.id)) {
      return Promise.resolve();
    }
    const known = this.#loads.get(manifest.id);
    if (known?.manifest.webapp.bundle_path === manifest.webapp.bundle_path) {
      return known.settled;
    }
    if (known !== undefined) {
      this.#takeOffScreen(known.manifest);
      known.gone();
      store.dispatch({ type: ActionTypes.RECEIVED_WEBAPP_PLUGIN, data: manifest });
    }
    const load = new PluginLoad(manifest, createPluginScript(window.document, manifest, siteUrl));
    this.#loads.set(manifest.id, load);
    load.watch(window, PLUGIN_INITIALIZE_DEADLINE_MS, (reason, error) => this.#fail(load, reason, error));
    window.document.head.append(load.script);
    return load.settled;
  }

  /** A load that a newer one replaced fails without a word. */
  #fail(load: PluginLoad, reason: PluginFailureReason, error: unknown): void {
    const { id, version } = load.manifest;
    if (!load.isPending || this.#loads.get(id) !== load) {
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    this.#failed.add(id);
    this.remove(load.manifest);
    Reflect.deleteProperty(this.#options.plugins, id);
    this.#options.store.dispatch(pluginLoadFailed(id, { version, reason, message }));
    this.#options.report(
      `plugin_load_failed plugin_id=${id} plugin_version=${version} reason=${reason} error=${message}`,
    );
  }

  #takeOffScreen(manifest: ClientPluginManifest): void {
    const { store } = this.#options;
    const { plugins, views } = store.getState();
    const open = plugins.components.RightHandSidebarComponent.find(({ id }) => id === views.rhs.pluggableId);
    if (views.rhs.rhsState === RHS_PLUGIN_STATE && open?.pluginId === manifest.id) {
      store.dispatch(closeRightHandSide());
    }
    store.dispatch({ type: ActionTypes.REMOVED_WEBAPP_PLUGIN, data: manifest });
  }

  #uninitialize(id: string): void {
    const plugin = this.#options.plugins[id];
    try {
      if (plugin?.uninitialize) {
        plugin.uninitialize();
      } else {
        plugin?.deinitialize?.();
      }
    } catch (error) {
      this.#options.report(`plugin_uninitialize_failed plugin_id=${id} error=${String(error)}`);
    }
  }

  /** `undefined` when the list cannot be had; the chat goes on without plugins, and the server is told. */
  async #fetch(): Promise<ClientPluginManifest[] | undefined> {
    try {
      return await this.#options.fetchManifests();
    } catch (error) {
      this.#options.report(`plugin_list_failed error=${String(error)}`);
      return undefined;
    }
  }
}
