import { ActionTypes, RHS_PLUGIN_STATE, closeRightHandSide } from '@patchbay/registry';
import type { ClientPluginManifest } from '@patchbay/registry';
import type { AppStore } from '../store/store.ts';
import { pluginLoadFailed } from '../store/views/plugin-failures.ts';
import { pluginsSwitchedOff } from '../store/views/switched-off-plugins.ts';
import type { PluginFailureReason } from '../store/views/plugin-failures.ts';
import type { PluginHost } from './plugin-host.ts';
import { PluginLoad } from './plugin-load.ts';
import { arePluginsEnabled, arePluginsOffForDebugging } from './are-plugins-enabled.ts';
import { PluginStyles } from './plugin-styles.ts';
import { createPluginScript, isScriptOf } from './plugin-script.ts';
import type { SwitchedOffPlugins } from './switched-off-plugins.ts';
import type { PluginsOnWindow, WebPlugin } from './web-plugin.ts';

/** From appending the script to the end of `initialize` (contract: webapp §2.8). */
export const PLUGIN_INITIALIZE_DEADLINE_MS = 30_000;

/** How long the page itself waits for web halves before it is drawn; who is later comes in as if enabled then. */
export const PAGE_WAITS_MS = 5000;

export interface PluginLoaderOptions {
  window: Window;
  /** Origin and base path, without a slash at the end. */
  siteUrl: string;
  store: AppStore;
  host: PluginHost;
  /** `window.plugins`. */
  plugins: PluginsOnWindow;
  fetchManifests(): Promise<ClientPluginManifest[]>;
  /** What the person does not want to see. */
  switchedOff: SwitchedOffPlugins;
  /** Leaves a line in the server's log; must not throw. */
  report(message: string): void;
  /** A web half did not come up; must not throw. */
  failed(manifest: ClientPluginManifest, reason: PluginFailureReason, error: unknown): void;
  /** All of a plugin was taken out of the page; must not throw. */
  removed(pluginId: string): void;
}

/** Brings web halves in and takes them out while the page lives (contract: webapp §2). */
export class PluginLoader {
  readonly #options: PluginLoaderOptions;
  readonly #loads = new Map<string, PluginLoad>();
  readonly #failed = new Set<string>();
  /** What the server last said there is, switched off or not. */
  readonly #listed = new Map<string, ClientPluginManifest>();

  readonly #styles: PluginStyles;

  constructor(options: PluginLoaderOptions) {
    this.#options = options;
    this.#styles = new PluginStyles(options.window.document.head);
  }

  /**
   * Loads every plugin there is and waits for all, but not for long: one that fails or hangs keeps no other, and not
   * the app.
   */
  async initialize(): Promise<void> {
    const { store, switchedOff } = this.#options;
    store.dispatch(pluginsSwitchedOff(switchedOff.ids));
    if (!arePluginsEnabled(store.getState())) {
      return;
    }
    const manifests = await this.#fetch();
    if (manifests !== undefined) {
      await this.#within(PAGE_WAITS_MS, this.#receive(manifests));
    }
  }

  /** After events may have been missed: the list decides which come, change and go. */
  async reload(): Promise<void> {
    const manifests = await this.#fetch();
    if (manifests === undefined) {
      return;
    }
    const listed = new Set(manifests.map(({ id }) => id));
    for (const id of [...this.#listed.keys()].filter((known) => !listed.has(known))) {
      this.remove({ id });
    }
    await this.#receive(manifests);
  }

  /** The event `plugin_enabled`. */
  async add(manifest: ClientPluginManifest): Promise<void> {
    this.#listed.set(manifest.id, manifest);
    if (this.#isWanted(manifest)) {
      this.#options.store.dispatch({ type: ActionTypes.RECEIVED_WEBAPP_PLUGIN, data: manifest });
      await this.#load(manifest);
    }
  }

  /** The event `plugin_disabled`: undoes all that was registered; the reducer's slice stays. */
  remove({ id }: { id: string }): void {
    this.#listed.delete(id);
    this.#takeOut(id);
  }

  /** As the person wants it, in this browser and from now on. */
  async switch(pluginId: string, isOn: boolean): Promise<void> {
    const { store, switchedOff } = this.#options;
    switchedOff.set(pluginId, !isOn);
    store.dispatch(pluginsSwitchedOff(switchedOff.ids));
    const manifest = this.#listed.get(pluginId);
    if (!isOn) {
      this.#takeOut(pluginId);
    } else if (manifest !== undefined) {
      await this.add(manifest);
    }
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
    const { currentScript } = this.#options.window.document;
    if (isScriptOf(currentScript, id) && currentScript !== load.script) {
      // A bundle that was replaced or taken out while it was on its way: a script cannot be called back.
      return;
    }
    if (load.isRegistered) {
      // A second half under the same id would stand beside the first, with everything twice.
      this.#options.report(`plugin_registered_twice plugin_id=${id}`);
      return;
    }
    load.registered();
    this.#styles.runs(id);
    this.#uninitialize(id);
    this.#options.plugins[id] = plugin;
    void this.#initialize(load, plugin);
  };

  async #initialize(load: PluginLoad, plugin: WebPlugin): Promise<void> {
    const { host } = this.#options;
    const registry = host.createRegistry(load.manifest.id, () => load.isLive);
    const store = host.createStore(load.manifest.id);
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
    const known = this.#loads.get(manifest.id);
    if (known?.manifest.webapp.bundle_path === manifest.webapp.bundle_path) {
      return known.settled;
    }
    if (known !== undefined) {
      // Not only its components: the old half must hear nothing more, or both halves would answer one event.
      this.#takeOffScreen(known.manifest);
      this.#undo(known);
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
    this.#takeOut(id);
    Reflect.deleteProperty(this.#options.plugins, id);
    this.#options.store.dispatch(pluginLoadFailed(id, { version, reason, message }));
    this.#options.report(
      `plugin_load_failed plugin_id=${id} plugin_version=${version} reason=${reason} error=${message}`,
    );
    this.#options.failed(load.manifest, reason, error);
  }

  /** Takes a web half out of the page. It hears of that while its handlers are still there, as upstream. */
  #takeOut(id: string): void {
    const load = this.#loads.get(id);
    if (load === undefined) {
      return;
    }
    this.#loads.delete(id);
    this.#takeOffScreen(load.manifest);
    this.#uninitialize(id);
    this.#undo(load);
    this.#options.removed(id);
  }

  /** Everything that is not in the page, the script, and the right to register more. */
  #undo(load: PluginLoad): void {
    const { store, host } = this.#options;
    const { id } = load.manifest;
    host.forget(id);
    this.#styles.remove(id);
    store.dispatch({ type: ActionTypes.REMOVED_ADMIN_CONSOLE_REDUCER, data: { pluginId: id } });
    load.script.remove();
    load.gone();
  }

  /** The list of the server takes the place of what was known. One that failed stays out until the page is loaded anew. */
  async #receive(manifests: readonly ClientPluginManifest[]): Promise<void> {
    this.#listed.clear();
    for (const manifest of manifests) {
      this.#listed.set(manifest.id, manifest);
    }
    const wanted = manifests.filter((manifest) => this.#isWanted(manifest));
    this.#options.store.dispatch({ type: ActionTypes.RECEIVED_WEBAPP_PLUGINS, data: wanted });
    await Promise.all(wanted.map((manifest) => this.#load(manifest)));
  }

  async #within(deadlineMs: number, work: Promise<void>): Promise<void> {
    const { window } = this.#options;
    let timer: number | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = window.setTimeout(resolve, deadlineMs);
    });
    await Promise.race([work, deadline]);
    window.clearTimeout(timer);
  }

  #isWanted({ id }: ClientPluginManifest): boolean {
    const { store, switchedOff } = this.#options;
    const isOff = switchedOff.has(id) || arePluginsOffForDebugging(store.getState());
    return !isOff && !this.#failed.has(id);
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
