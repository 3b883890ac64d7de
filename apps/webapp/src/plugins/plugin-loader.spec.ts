import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ClientPluginManifest, PluginRegistry } from '@patchbay/registry';
import { GeneralTypes } from 'mattermost-redux/action_types';
import { createAppStore } from '../store/store.ts';
import type { AppStore } from '../store/store.ts';
import { PluginHost } from './plugin-host.ts';
import { PAGE_WAITS_MS, PLUGIN_INITIALIZE_DEADLINE_MS, PluginLoader } from './plugin-loader.ts';
import { PluginTranslations } from './plugin-translations.ts';
import { SwitchedOffPlugins } from './switched-off-plugins.ts';
import type { PluginsOnWindow, WebPlugin } from './web-plugin.ts';

const manifest = (id: string, version = '1.0.0', hash = 'aa'): ClientPluginManifest => ({
  id,
  version,
  name: '',
  webapp: { bundle_path: `/static/${id}/${id}_${hash}_bundle.js` },
});

function setup(listed: ClientPluginManifest[] = [], pluginsEnabled = 'true') {
  const store = createAppStore();
  store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: { PluginsEnabled: pluginsEnabled } });
  const reports: string[] = [];
  const translations = new PluginTranslations(() => 'en', jest.fn(), jest.fn());
  const host = new PluginHost(store, translations, jest.fn());
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
  return { loader, store, state, host, plugins, list, reports, switchedOff, failed, removed };
}

const scriptOf = (id: string) => document.querySelector<HTMLScriptElement>(`script[id="plugin_${id}"]`);
const scripts = () => document.querySelectorAll('script[id^="plugin_"]');
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve();
  }
};
const Component = () => null;
const withRoot = (): WebPlugin => ({
  initialize: (registry) => void (registry as PluginRegistry).registerRootComponent(Component),
});

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
  scripts().forEach((script) => script.remove());
});

describe('PluginLoader.initialize', () => {
  it('adds one script per plugin and waits until each is initialized', async () => {
    const { loader, state, plugins } = setup([manifest('a'), manifest('b')]);
    let isDone = false;
    const done = loader.initialize().then(() => {
      isDone = true;
    });
    await settle();
    const script = scriptOf('a');
    expect(script?.src).toBe('http://chat.example.com/static/plugins/a/a_aa_bundle.js');
    expect([script?.type, script?.defer, script?.dataset.pluginVersion]).toEqual([
      'text/javascript',
      true,
      '1.0.0',
    ]);
    expect(Object.keys(state().plugins.plugins)).toEqual(['a', 'b']);

    const plugin = withRoot();
    loader.registerPlugin('a', plugin);
    await settle();
    expect(isDone).toBe(false);
    let finish: () => void = () => undefined;
    loader.registerPlugin('b', { initialize: () => new Promise<void>((resolve) => (finish = resolve)) });
    await settle();
    expect(isDone).toBe(false);
    finish();
    await done;
    expect(plugins.a).toBe(plugin);
    expect(state().plugins.components.Root.map((entry) => entry.pluginId)).toEqual(['a']);
  });

  it('does not hold up the page for one that hangs, which may still come', async () => {
    const { loader, state } = setup([manifest('a')]);
    const done = loader.initialize();
    await settle();
    jest.advanceTimersByTime(PAGE_WAITS_MS);
    await done;
    expect(state().plugins.components.Root).toEqual([]);
    loader.registerPlugin('a', withRoot());
    await settle();
    expect(state().plugins.components.Root).toHaveLength(1);
  });

  it('hands over a registry with the id and the store', async () => {
    const { loader, store } = setup([manifest('a')]);
    const initialize = jest.fn();
    const done = loader.initialize();
    await settle();
    loader.registerPlugin('a', { initialize });
    await done;
    const [registry, given] = initialize.mock.calls[0] as [PluginRegistry, unknown];
    expect([registry.id, registry.supports, given === store]).toEqual([
      'a',
      { globalAppBar: true, globalRhs: true },
      true,
    ]);
  });

  it('loads nothing where plugins are off', async () => {
    const { loader } = setup([manifest('a')], 'false');
    await loader.initialize();
    expect(scripts()).toHaveLength(0);
  });

  it('goes on without plugins when their list cannot be had, and says so', async () => {
    const { loader, list, reports } = setup();
    list.error = new Error('501');
    await loader.initialize();
    expect(reports).toEqual(['plugin_list_failed error=Error: 501']);
  });

  it('keeps the page from an address of its own making', async () => {
    const { loader } = setup([{ ...manifest('a'), webapp: { bundle_path: '/static/plugins/a/a.js' } }]);
    void loader.initialize();
    await settle();
    expect(scriptOf('a')?.src).toBe('http://chat.example.com/static/plugins/a/a.js');
  });
});

describe('a web half that does not come up', () => {
  const failures: [string, string, (loader: PluginLoader) => void][] = [
    ['load', 'could not be loaded', () => scriptOf('a')?.dispatchEvent(new Event('error'))],
    [
      'execution',
      'no such thing',
      () =>
        window.dispatchEvent(
          new ErrorEvent('error', { filename: scriptOf('a')?.src, error: new Error('no such thing') }),
        ),
    ],
    [
      'initialization',
      'broken',
      (loader) => loader.registerPlugin('a', { initialize: () => Promise.reject(new Error('broken')) }),
    ],
    [
      'timeout',
      'registerPlugin() was not called within 30000 ms',
      () => jest.advanceTimersByTime(PLUGIN_INITIALIZE_DEADLINE_MS),
    ],
    [
      'timeout',
      'initialize() did not end within 30000 ms',
      (loader) => {
        loader.registerPlugin('a', { initialize: () => new Promise(() => undefined) });
        jest.advanceTimersByTime(PLUGIN_INITIALIZE_DEADLINE_MS);
      },
    ],
  ];

  it.each(failures)('is given up for %s, and the others go on', async (reason, words, breakIt) => {
    const { loader, state, plugins, reports, failed } = setup([manifest('a'), manifest('b')]);
    const done = loader.initialize();
    await settle();
    loader.registerPlugin('b', withRoot());
    await settle();
    breakIt(loader);
    await done;
    expect(state().views.pluginFailures.a).toMatchObject({ reason, version: '1.0.0' });
    expect(state().views.pluginFailures.a?.message).toContain(words);
    expect(reports[0]).toMatch(`plugin_load_failed plugin_id=a plugin_version=1.0.0 reason=${reason} error=`);
    expect(failed.mock.calls).toEqual([[manifest('a'), reason, expect.anything()]]);
    expect(scriptOf('a')).toBeNull();
    expect(plugins.a).toBeUndefined();
    expect(Object.keys(state().plugins.plugins)).toEqual(['b']);
    expect(state().plugins.components.Root.map((entry) => entry.pluginId)).toEqual(['b']);
  });

  it('takes back what was registered before the failure, and ignores what comes after', async () => {
    const { loader, state } = setup([manifest('a')]);
    const done = loader.initialize();
    await settle();
    let registry: PluginRegistry | undefined;
    loader.registerPlugin('a', {
      initialize: (given) => {
        registry = given as PluginRegistry;
        registry.registerRootComponent(Component);
        throw new Error('too late');
      },
    });
    await done;
    expect(state().plugins.components.Root).toEqual([]);
    registry?.registerRootComponent(Component);
    expect(state().plugins.components.Root).toEqual([]);
  });

  it('stays out until the page is loaded anew, also in a new version', async () => {
    const { loader, state } = setup([manifest('a')]);
    const done = loader.initialize();
    await settle();
    scriptOf('a')?.dispatchEvent(new Event('error'));
    await done;
    await loader.add(manifest('a', '2.0.0', 'bb'));
    loader.registerPlugin('a', withRoot());
    await loader.reload();
    expect(scripts()).toHaveLength(0);
    expect(state().plugins.plugins).toEqual({});
  });

  it('is not blamed for an error of another script', async () => {
    const { loader, state } = setup([manifest('a')]);
    void loader.initialize();
    await settle();
    window.dispatchEvent(
      new ErrorEvent('error', { filename: 'http://chat.example.com/other.js', message: 'x' }),
    );
    expect(state().views.pluginFailures).toEqual({});
  });
});

async function running(id: string, plugin: WebPlugin) {
  const context = setup([manifest(id)]);
  const done = context.loader.initialize();
  await settle();
  context.loader.registerPlugin(id, plugin);
  await done;
  return context;
}

describe('a plugin that is disabled', () => {
  it('loses all it registered, its panel, its script and its handlers', async () => {
    const uninitialize = jest.fn();
    const handler = jest.fn();
    const { loader, state, host } = await running('a', {
      uninitialize,
      initialize: (given, store) => {
        const registry = given as PluginRegistry;
        registry.registerRootComponent(Component);
        registry.registerPostTypeComponent('custom_a', Component);
        registry.registerWebSocketEventHandler('posted', handler);
        registry.registerReconnectHandler(handler);
        (store as AppStore).dispatch(
          registry.registerRightHandSidebarComponent(Component, 'Title').showRHSPlugin,
        );
      },
    });
    expect(state().views.rhs.isSidebarOpen).toBe(true);
    loader.remove({ id: 'a' });
    expect(state().views.rhs).toMatchObject({ isSidebarOpen: false, rhsState: null });
    expect(Object.values(state().plugins.components).flat()).toEqual([]);
    expect([state().plugins.plugins, state().plugins.postTypes]).toEqual([{}, {}]);
    expect(uninitialize).toHaveBeenCalledTimes(1);
    expect(scriptOf('a')).toBeNull();
    host.events.handle({ event: 'posted', data: {}, broadcast: {}, seq: 1 });
    host.events.reconnected();
    expect(handler).not.toHaveBeenCalled();
  });

  it('leaves the panel of another plugin open', async () => {
    const { loader, state, store } = await running('a', withRoot());
    const other = { type: 'UPDATE_RHS_STATE', state: 'plugin', pluggableId: 'of another' };
    store.dispatch(other);
    loader.remove({ id: 'a' });
    expect(state().views.rhs.pluggableId).toBe('of another');
  });

  it('is called by the older name, and cannot stop its removal by throwing', async () => {
    const deinitialize = jest.fn(() => {
      throw new Error('no');
    });
    const { loader, reports } = await running('a', { deinitialize });
    loader.remove({ id: 'a' });
    expect(deinitialize).toHaveBeenCalled();
    expect(scriptOf('a')).toBeNull();
    expect(reports).toEqual(['plugin_uninitialize_failed plugin_id=a error=Error: no']);
  });

  it('can be enabled again', async () => {
    const { loader, state } = await running('a', withRoot());
    loader.remove({ id: 'a' });
    const done = loader.add(manifest('a'));
    loader.registerPlugin('a', withRoot());
    await done;
    expect(state().plugins.components.Root).toHaveLength(1);
  });

  it('was never there: nothing happens', () => {
    const { loader, state } = setup();
    const before = state();
    loader.remove({ id: 'unknown' });
    expect(state()).toBe(before);
  });
});

describe('a plugin that changes', () => {
  it('is not loaded twice for the same bundle', async () => {
    const { loader } = await running('a', withRoot());
    await loader.add(manifest('a', '1.0.1'));
    expect(scripts()).toHaveLength(1);
  });

  it('is replaced in place by a new bundle, the old one uninitialized when the new one registers', async () => {
    const uninitialize = jest.fn();
    const { loader, state } = await running('a', { ...withRoot(), uninitialize });
    const done = loader.add(manifest('a', '2.0.0', 'bb'));
    expect(state().plugins.components.Root).toEqual([]);
    expect(state().plugins.plugins.a?.version).toBe('2.0.0');
    expect(uninitialize).not.toHaveBeenCalled();
    loader.registerPlugin('a', withRoot());
    await done;
    expect(uninitialize).toHaveBeenCalledTimes(1);
    expect(state().plugins.components.Root).toHaveLength(1);
  });

  it('goes back in place too', async () => {
    const { loader, state } = await running('a', withRoot());
    for (const [version, hash] of [
      ['2.0.0', 'bb'],
      ['1.0.0', 'aa'],
    ] as const) {
      const done = loader.add(manifest('a', version, hash));
      loader.registerPlugin('a', withRoot());
      await done;
      expect(state().plugins.plugins.a?.version).toBe(version);
      expect(state().plugins.components.Root).toHaveLength(1);
      expect(scripts()).toHaveLength(1);
      expect(scriptOf('a')?.src).toContain(`a_${hash}_bundle.js`);
    }
  });

  it('hears nothing more through what the old half registered, also while the new one is on its way', async () => {
    const handler = jest.fn();
    let registry: PluginRegistry | undefined;
    const { loader, state, host } = await running('a', {
      initialize: (given) => {
        registry = given as PluginRegistry;
        registry.registerWebSocketEventHandler('posted', handler);
        registry.registerReconnectHandler(handler);
      },
    });
    void loader.add(manifest('a', '2.0.0', 'bb'));
    host.events.handle({ event: 'posted', data: {}, broadcast: {}, seq: 1 });
    host.events.reconnected();
    // A late chunk of the old bundle may still hold its registry.
    registry?.registerWebSocketEventHandler('posted', handler);
    registry?.registerRootComponent(Component);
    host.events.handle({ event: 'posted', data: {}, broadcast: {}, seq: 2 });
    expect(handler).not.toHaveBeenCalled();
    expect(state().plugins.components.Root).toEqual([]);
  });

  it('is not initialized from a bundle that was replaced while it was on its way', async () => {
    const { loader, plugins, state } = setup();
    void loader.add(manifest('a'));
    const old = scriptOf('a');
    const done = loader.add(manifest('a', '2.0.0', 'bb'));
    const late = jest.fn();
    const running = jest.spyOn(document, 'currentScript', 'get').mockReturnValue(old);
    loader.registerPlugin('a', { initialize: late });
    running.mockReturnValue(scriptOf('a'));
    const plugin = withRoot();
    loader.registerPlugin('a', plugin);
    running.mockRestore();
    await done;
    expect(late).not.toHaveBeenCalled();
    expect(plugins.a).toBe(plugin);
    expect(state().plugins.components.Root).toHaveLength(1);
  });

  it('is not blamed for a chunk of the old bundle that comes too late', async () => {
    const { loader, state, failed } = await running('a', withRoot());
    const done = loader.add(manifest('a', '2.0.0', 'bb'));
    const chunk = 'http://chat.example.com/static/plugins/a/17.js';
    window.dispatchEvent(new ErrorEvent('error', { filename: chunk, error: new Error('no such chunk') }));
    loader.registerPlugin('a', withRoot());
    await done;
    expect(failed).not.toHaveBeenCalled();
    expect(state().plugins.components.Root).toHaveLength(1);
  });

  it('follows the list after a reconnect also where only the bundle is another', async () => {
    const { loader, list } = await running('a', withRoot());
    list.value = [manifest('a', '1.0.0', 'bb')];
    const done = loader.reload();
    await settle();
    loader.registerPlugin('a', withRoot());
    await done;
    expect(scriptOf('a')?.src).toContain('a_bb_bundle.js');
  });

  it('does not count the failure of a bundle that was replaced while it loaded', async () => {
    const { loader, state, reports } = setup();
    const first = loader.add(manifest('a'));
    const old = scriptOf('a');
    const second = loader.add(manifest('a', '2.0.0', 'bb'));
    old?.dispatchEvent(new Event('error'));
    loader.registerPlugin('a', withRoot());
    await Promise.all([first, second]);
    expect(reports).toEqual([]);
    expect(state().plugins.components.Root).toHaveLength(1);
  });

  it('follows the list after a reconnect: new ones come, gone ones go, changed ones change', async () => {
    const { loader, list, state } = await running('a', withRoot());
    list.value = [manifest('b')];
    const done = loader.reload();
    await settle();
    loader.registerPlugin('b', withRoot());
    await done;
    expect(scriptOf('a')).toBeNull();
    expect(state().plugins.components.Root.map((entry) => entry.pluginId)).toEqual(['b']);
  });

  it('keeps everything when the list cannot be had after a reconnect', async () => {
    const { loader, list, state } = await running('a', withRoot());
    list.error = new Error('offline');
    await loader.reload();
    expect(state().plugins.components.Root).toHaveLength(1);
  });
});

describe('a plugin that the person switched off', () => {
  it('goes as if it were disabled, and comes back when it is switched on', async () => {
    const uninitialize = jest.fn();
    const { loader, state, removed, switchedOff } = await running('a', { ...withRoot(), uninitialize });
    await loader.switch('a', false);
    expect([uninitialize.mock.calls.length, scripts().length, removed.mock.calls]).toEqual([1, 0, [['a']]]);
    expect(state().plugins.components.Root).toEqual([]);
    expect(state().plugins.plugins).toEqual({});
    expect(state().views.switchedOffPlugins).toEqual(['a']);
    expect(switchedOff.has('a')).toBe(true);
    const done = loader.switch('a', true);
    loader.registerPlugin('a', withRoot());
    await done;
    expect(state().plugins.components.Root).toHaveLength(1);
    expect(state().views.switchedOffPlugins).toEqual([]);
  });

  it('is not loaded, whoever asks for it, and the others are', async () => {
    const { loader, state, switchedOff } = setup([manifest('a'), manifest('b')]);
    switchedOff.set('a', true);
    const done = loader.initialize();
    await settle();
    loader.registerPlugin('b', withRoot());
    await done;
    await loader.add(manifest('a', '2.0.0', 'bb'));
    await loader.reload();
    expect(scriptOf('a')).toBeNull();
    expect(Object.keys(state().plugins.plugins)).toEqual(['b']);
    expect(state().views.switchedOffPlugins).toEqual(['a']);
  });

  it('comes back in the version that the server has by then', async () => {
    const { loader } = await running('a', withRoot());
    await loader.switch('a', false);
    await loader.add(manifest('a', '2.0.0', 'bb'));
    void loader.switch('a', true);
    expect(scriptOf('a')?.src).toContain('a_bb_bundle.js');
  });

  it('does not come back where it was disabled meanwhile', async () => {
    const { loader } = await running('a', withRoot());
    await loader.switch('a', false);
    loader.remove({ id: 'a' });
    await loader.switch('a', true);
    expect(scripts()).toHaveLength(0);
  });
});

describe('registerPlugin without a load under way', () => {
  it('initializes nothing and says so', () => {
    const { loader, reports } = setup();
    const initialize = jest.fn();
    loader.registerPlugin('stranger', { initialize });
    expect(initialize).not.toHaveBeenCalled();
    expect(reports).toEqual(['plugin_register_unexpected plugin_id=stranger']);
  });
});
