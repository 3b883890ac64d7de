import { PluginEventHandlers, createPluginRegistry, methodsWithoutPlace } from '@patchbay/registry';
import type { Dispatchable, PluginRegistry, PopoutListener, RegistryHost } from '@patchbay/registry';
import { createElement } from 'react';
import { reducerRegistry } from '../store/mattermost-redux.ts';
import type { AppStore } from '../store/store.ts';
import { isGlyph } from './is-glyph.ts';
import type { PluginTranslations } from './plugin-translations.ts';
import { PopoutListeners } from './popout-listeners.ts';
import { tellAuthor } from './tell-author.ts';

type ReportError = (pluginId: string, error: unknown) => void;

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

  constructor(store: AppStore, translations: PluginTranslations, reportError: ReportError) {
    this.#store = store;
    this.#translations = translations;
    this.events = new PluginEventHandlers(reportError);
  }

  dispatch = (action: Dispatchable): unknown => this.#store.dispatch(action as never);

  getState = (): unknown => this.#store.getState();

  addReducer(name: string, reducer: (state: never, action: never) => unknown): void {
    reducerRegistry.register(name, reducer as never);
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

  /** Everything of the plugin that is not in the store. */
  forget(pluginId: string): void {
    this.events.removePlugin(pluginId);
    this.#translations.remove(pluginId);
    this.popouts.forget(pluginId);
  }
}
