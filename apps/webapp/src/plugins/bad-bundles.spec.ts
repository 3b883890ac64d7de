import { describe, expect, it, jest } from '@jest/globals';
import type { PluginRegistry } from '@patchbay/registry';
import {
  Component,
  manifest,
  running,
  scriptOf,
  settle,
  setup,
  useCleanPage,
} from '../testing/plugin-loading.ts';
import type { AppStore } from '../store/store.ts';

useCleanPage();

const initialize = (work: (registry: PluginRegistry, store: AppStore) => void) => ({
  initialize: (registry: unknown, store: unknown) => work(registry as PluginRegistry, store as AppStore),
});
const sliceOf = (state: object, id: string) => (state as Record<string, unknown>)[`plugins-${id}`];

describe('a reducer that throws', () => {
  it('leaves its slice as it was and everybody else’s actions alone, and is reported once', async () => {
    const error = new Error('no reducer');
    const { store, state, faults } = await running(
      'a',
      initialize((registry) =>
        registry.registerReducer((slice: number | undefined, action: { type: string }) => {
          if (action.type === 'BAD') {
            throw error;
          }
          return action.type === 'GOOD' ? 7 : (slice ?? 0);
        }),
      ),
    );
    store.dispatch({ type: 'GOOD' });
    store.dispatch({ type: 'BAD' });
    store.dispatch({ type: 'BAD' });
    await settle();
    expect(sliceOf(state(), 'a')).toBe(7);
    expect(faults.mock.calls).toEqual([['a', 'reducer', error]]);
  });

  it('or that answers nothing, from the first action on', async () => {
    const { store, state, faults } = await running(
      'a',
      initialize((registry) => registry.registerReducer(() => undefined)),
    );
    store.dispatch({ type: 'ANY' });
    await settle();
    expect(sliceOf(state(), 'a')).toBeNull();
    expect(faults).toHaveBeenCalledTimes(1);
  });

  it('runs no more once its plugin is gone; what it kept stays for when the plugin comes back', async () => {
    const reducer = jest.fn((slice: string[] = [], action: { type: string }) => [...slice, action.type]);
    const { loader, store, state } = await running(
      'a',
      initialize((registry) => registry.registerReducer(reducer)),
    );
    store.dispatch({ type: 'MINE' });
    loader.remove({ id: 'a' });
    const kept = sliceOf(state(), 'a');
    reducer.mockClear();
    store.dispatch({ type: 'LATER' });
    expect(reducer).not.toHaveBeenCalled();
    expect(sliceOf(state(), 'a')).toBe(kept);
    expect(kept).toContain('MINE');
  });
});

describe('a listener of the store that throws', () => {
  it('keeps nobody else from the change, and goes with its plugin', async () => {
    const listener = jest.fn(() => {
      throw new Error('no listener');
    });
    const { loader, store, faults } = await running(
      'a',
      initialize((_registry, given) => void given.subscribe(listener)),
    );
    const other = jest.fn();
    store.subscribe(other);
    store.dispatch({ type: 'ANY' });
    expect(other).toHaveBeenCalledTimes(1);
    expect(faults).toHaveBeenCalledWith('a', 'store listener', new Error('no listener'));
    loader.remove({ id: 'a' });
    listener.mockClear();
    store.dispatch({ type: 'ANY' });
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('a bundle that registers twice', () => {
  it('has its first half only', async () => {
    const { loader, state, reports } = setup([manifest('a')]);
    const done = loader.initialize();
    await settle();
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    loader.registerPlugin('a', {
      initialize: (registry) => {
        (registry as PluginRegistry).registerRootComponent(Component);
        return slow;
      },
    });
    loader.registerPlugin(
      'a',
      initialize((registry) => void registry.registerRootComponent(Component)),
    );
    finish();
    await done;
    expect(state().plugins.components.Root).toHaveLength(1);
    expect(reports).toEqual(['plugin_registered_twice plugin_id=a']);
  });

  it('may register the same thing twice, and has it twice', async () => {
    const { state } = await running(
      'a',
      initialize((registry) => {
        registry.registerRootComponent(Component);
        registry.registerRootComponent(Component);
      }),
    );
    expect(state().plugins.components.Root).toHaveLength(2);
  });
});

describe('a bundle that dispatches nonsense', () => {
  it('fails by itself; the store takes the next action', async () => {
    const { store, state, failed } = await running(
      'a',
      initialize((_registry, given) => void given.dispatch({ type: 'RECEIVED_NEW_POST' })),
    );
    expect(failed.mock.calls[0]?.slice(1, 2)).toEqual(['initialization']);
    expect(state().plugins.plugins.a).toBeUndefined();
    store.dispatch({ type: 'RECEIVED_WEBAPP_PLUGIN', data: manifest('b') });
    expect(Object.keys(state().plugins.plugins)).toEqual(['b']);
  });

  it('is left alone with types that nobody knows, and with dialogs that cannot be drawn', async () => {
    const { state, failed } = await running(
      'a',
      initialize((_registry, given) => {
        given.dispatch({ type: 'NOBODY_KNOWS', data: null });
        given.dispatch({ type: 'MODAL_OPEN', modalId: 'm', dialogType: 'nonsense' });
        given.dispatch({ type: 'BATCHING_REDUCER.BATCH', meta: { batch: true }, payload: [{ type: 'X' }] });
      }),
    );
    expect(failed).not.toHaveBeenCalled();
    expect(state().views.modals.modalState).toEqual({});
  });
});

describe('a plugin that is removed while its dialog is open', () => {
  it('takes its dialog with it, and no other', async () => {
    const { loader, store, state } = await running('a', {});
    const dialogType = Component;
    store.dispatch({ type: 'MODAL_OPEN', modalId: 'mine', dialogType, pluginId: 'a' });
    store.dispatch({ type: 'MODAL_OPEN', modalId: 'other', dialogType, pluginId: 'b' });
    store.dispatch({ type: 'MODAL_OPEN', modalId: 'host', dialogType });
    loader.remove({ id: 'a' });
    expect(Object.keys(state().views.modals.modalState)).toEqual(['other', 'host']);
  });
});

describe('what a plugin leaves behind', () => {
  it('goes with it: its style sheets and its texts, and not those of others', async () => {
    const { loader, state } = setup([manifest('a'), manifest('b')]);
    const done = loader.initialize();
    await settle();
    const style = (id: string) => {
      const element = document.createElement('style');
      element.dataset.of = id;
      document.head.append(element);
    };
    for (const id of ['a', 'b']) {
      style(id);
      loader.registerPlugin(
        id,
        initialize((registry) => {
          style(id);
          registry.registerTranslations(() => ({ [`text.${id}`]: id, both: id }));
        }),
      );
      style(id);
      await settle();
    }
    await done;
    style('host');
    const styles = () =>
      [...document.head.querySelectorAll<HTMLElement>('style')].map(({ dataset }) => dataset.of);
    expect(state().views.i18n.translations.en).toEqual({ 'text.a': 'a', 'text.b': 'b', both: 'b' });
    loader.remove({ id: 'b' });
    expect(styles()).toEqual(['a', 'a', 'a', 'host']);
    expect(state().views.i18n.translations.en).toEqual({ 'text.a': 'a', both: 'a' });
    loader.remove({ id: 'a' });
    expect(styles()).toEqual(['host']);
    expect(scriptOf('a')).toBeNull();
    document.head.querySelectorAll('style').forEach((element) => element.remove());
  });
});
