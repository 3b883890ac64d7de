import { PluginEventHandlers, PluginRegistry } from '@patchbay/registry';
import type { AnyAction, RegistryHost } from '@patchbay/registry';
import { createElement } from 'react';
import { reducerRegistry } from '../store/mattermost-redux.ts';
import type { AppStore } from '../store/store.ts';
import type { PluginTranslations } from './plugin-translations.ts';

type ReportError = (pluginId: string, error: unknown) => void;

/** What the registry needs of this host, tied to its store. */
export class PluginHost implements RegistryHost {
  readonly events: PluginEventHandlers;
  readonly createElement = (component: never): unknown => createElement(component);
  readonly #store: AppStore;
  readonly #translations: PluginTranslations;

  constructor(store: AppStore, translations: PluginTranslations, reportError: ReportError) {
    this.#store = store;
    this.#translations = translations;
    this.events = new PluginEventHandlers(reportError);
  }

  dispatch = (action: AnyAction): unknown => this.#store.dispatch(action);

  getState = (): unknown => this.#store.getState();

  addReducer(name: string, reducer: (state: never, action: never) => unknown): void {
    reducerRegistry.register(name, reducer as never);
  }

  addTranslations(pluginId: string, source: (locale: string) => Record<string, string>): void {
    this.#translations.add(pluginId, source);
  }

  createRegistry(pluginId: string, isLive: () => boolean): PluginRegistry {
    return new PluginRegistry(pluginId, this, isLive);
  }

  /** Everything of the plugin that is not in the store. */
  forget(pluginId: string): void {
    this.events.removePlugin(pluginId);
    this.#translations.remove(pluginId);
  }
}
