import { afterEach, beforeEach, jest } from '@jest/globals';
import type { ClientPluginManifest, PluginRegistry } from '@patchbay/registry';
import { GeneralTypes } from 'mattermost-redux/action_types';
import { PluginHost } from '../plugins/plugin-host.ts';
import { PluginLoader } from '../plugins/plugin-loader.ts';
import { PluginTranslations } from '../plugins/plugin-translations.ts';
import { SwitchedOffPlugins } from '../plugins/switched-off-plugins.ts';
import type { PluginsOnWindow, WebPlugin } from '../plugins/web-plugin.ts';
import { createAppStore } from '../store/store.ts';
import { receivedTranslations } from '../store/views/i18n.ts';

export const manifest = (id: string, version = '1.0.0', hash = 'aa'): ClientPluginManifest => ({
  id,
  version,
  name: '',
  webapp: { bundle_path: `/static/${id}/${id}_${hash}_bundle.js` },
});

/** A loader with a store of its own; the test plays the bundles, by calling `registerPlugin`. */
export function setup(listed: ClientPluginManifest[] = [], pluginsEnabled = 'true') {
  const store = createAppStore();
  store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: { PluginsEnabled: pluginsEnabled } });
  const reports: string[] = [];
  const translations = new PluginTranslations(
    () => 'en',
    (locale, messages) => store.dispatch(receivedTranslations(locale, messages)),
    jest.fn(),
  );
  const faults = jest.fn<(pluginId: string, location: string, error: unknown) => void>();
  const host = new PluginHost(store, translations, faults);
  const plugins: PluginsOnWindow = {};
  const switchedOff = new SwitchedOffPlugins(undefined);
  const failed = jest.fn();
  const removed = jest.fn();
  const list = { value: listed, error: undefined as Error | undefined };
  const loader = new PluginLoader({
    window,
    siteUrl: 'http://chat.example.com',
    store,
    host,
    plugins,
    fetchManifests: () => (list.error ? Promise.reject(list.error) : Promise.resolve(list.value)),
    switchedOff,
    report: (message) => reports.push(message),
    failed,
    removed,
  });
  const state = () => store.getState();
  return { loader, store, state, host, plugins, list, reports, switchedOff, failed, removed, faults };
}

export const scriptOf = (id: string) =>
  document.querySelector<HTMLScriptElement>(`script[id="plugin_${id}"]`);
export const scripts = () => document.querySelectorAll('script[id^="plugin_"]');
export const settle = async () => {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve();
  }
};
export const Component = () => null;
export const withRoot = (): WebPlugin => ({
  initialize: (registry) => void (registry as PluginRegistry).registerRootComponent(Component),
});

/** One plugin is up. */
export async function running(id: string, plugin: WebPlugin) {
  const context = setup([manifest(id)]);
  const done = context.loader.initialize();
  await settle();
  context.loader.registerPlugin(id, plugin);
  await done;
  return context;
}

/** A clock that the test moves, and a page without scripts at the end of each test. */
export function useCleanPage(): void {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
    scripts().forEach((script) => script.remove());
  });
}
