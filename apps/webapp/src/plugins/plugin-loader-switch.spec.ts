import { describe, expect, it, jest } from '@jest/globals';
import {
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
