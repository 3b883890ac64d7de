import { describe, expect, it, jest } from '@jest/globals';
import type { PluginRegistry } from '@patchbay/registry';
import type { AppStore } from '../store/store.ts';
import {
  Component,
  manifest,
  scriptOf,
  scripts,
  settle,
  setup,
  useCleanPage,
  withRoot,
} from '../testing/plugin-loading.ts';
import { PAGE_WAITS_MS, PLUGIN_INITIALIZE_DEADLINE_MS } from './plugin-loader.ts';
import type { PluginLoader } from './plugin-loader.ts';

useCleanPage();

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
    const [registry, given] = initialize.mock.calls[0] as [PluginRegistry, AppStore];
    expect([registry.id, registry.supports]).toEqual(['a', { globalAppBar: true, globalRhs: true }]);
    expect(given.getState()).toBe(store.getState());
    expect(given.dispatch).toBe(store.dispatch);
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

describe('registerPlugin without a load under way', () => {
  it('initializes nothing and says so', () => {
    const { loader, reports } = setup();
    const initialize = jest.fn();
    loader.registerPlugin('stranger', { initialize });
    expect(initialize).not.toHaveBeenCalled();
    expect(reports).toEqual(['plugin_register_unexpected plugin_id=stranger']);
  });
});
