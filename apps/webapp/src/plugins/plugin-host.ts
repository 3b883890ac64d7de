import {
  PluginEventHandlers,
  createPluginRegistry,
  methodsWithoutPlace,
  pluginReducerName,
} from '@patchbay/registry';
import type { Dispatchable, PluginRegistry, PopoutListener, RegistryHost } from '@patchbay/registry';
import { createElement } from 'react';
import { reducerRegistry } from '../store/mattermost-redux.ts';
import type { AppStore } from '../store/store.ts';
import { containedReducer, keptSlice } from './contained-reducer.ts';
import { isGlyph } from './is-glyph.ts';
import { PluginStore } from './plugin-store.ts';
import type { PluginTranslations } from './plugin-translations.ts';
import { PopoutListeners } from './popout-listeners.ts';
import { tellAuthor } from './tell-author.ts';

type ReportError = (pluginId: string, location: string, error: unknown) => void;

const EVENT_HANDLER = 'socket event handler';

/** What the registry needs of this host, tied to its store. */
export class PluginHost implements RegistryHost {
  readonly events: PluginEventHandlers;
  readonly popouts = new PopoutListeners();
  readonly absentMethods = methodsWithoutPlace;
  readonly isGlyph = isGlyph;
  readonly warn = tellAuthor;
  readonly createElement = (component: never): unknown => createElement(component);
  readonly #store: AppStore;
  readonly #translations: PluginTranslations;
  readonly #reportError: ReportError;
  readonly #reducers = new Set<string>();
  readonly #stores = new Map<string, PluginStore>();
  /** Places whose fault was reported, by plugin. */
  readonly #told = new Map<string, Set<string>>();

  constructor(store: AppStore, translations: PluginTranslations, reportError: ReportError) {
    this.#store = store;
    this.#translations = translations;
    this.#reportError = reportError;
    this.events = new PluginEventHandlers((pluginId, error) => this.#failed(pluginId, EVENT_HANDLER, error));
  }

  dispatch = (action: Dispatchable): unknown => this.#store.dispatch(action as never);

  getState = (): unknown => this.#store.getState();

  addReducer(pluginId: string, reducer: (state: never, action: never) => unknown): void {
    this.#reducers.add(pluginId);
    const failed = (error: unknown) => this.#failed(pluginId, 'reducer', error);
    reducerRegistry.register(pluginReducerName(pluginId), containedReducer(reducer as never, failed));
  }

  addTranslations(pluginId: string, source: (locale: string) => Record<string, string>): void {
    this.#translations.add(pluginId, source);
  }

  addPopoutListener(registeredBy: string, pluginId: string, listener: PopoutListener): void {
    this.popouts.set(registeredBy, pluginId, listener);
  }

  createRegistry(pluginId: string, isLive: () => boolean): PluginRegistry {
    return createPluginRegistry(pluginId, this, isLive);
  }

  /** The store for `initialize`. */
  createStore(pluginId: string): AppStore {
    this.#stores.get(pluginId)?.close();
    const store = new PluginStore(this.#store, (error) => this.#failed(pluginId, 'store listener', error));
    this.#stores.set(pluginId, store);
    return store.facade;
  }

  /** Everything of the plugin that is not in the lists of the store. */
  forget(pluginId: string): void {
    this.events.removePlugin(pluginId);
    this.#translations.remove(pluginId);
    this.popouts.forget(pluginId);
    this.#stores.get(pluginId)?.close();
    this.#stores.delete(pluginId);
    this.#told.delete(pluginId);
    if (this.#reducers.delete(pluginId)) {
      reducerRegistry.register(pluginReducerName(pluginId), keptSlice as never);
    }
  }

  /** Once for each place: what runs with every action or event would fill the log. */
  #failed(pluginId: string, location: string, error: unknown): void {
    const told = this.#told.get(pluginId) ?? new Set();
    this.#told.set(pluginId, told);
    if (!told.has(location)) {
      told.add(location);
      this.#reportError(pluginId, location, error);
    }
  }
}
