import { describe, expect, it, jest } from '@jest/globals';
import type { PluginRegistry } from '@patchbay/registry';
import type { AppStore } from '../store/store.ts';
import {
  Component,
  manifest,
  running,
  scriptOf,
  scripts,
  settle,
  setup,
  useCleanPage,
  withRoot,
} from '../testing/plugin-loading.ts';

useCleanPage();

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
