import { describe, expect, it } from '@jest/globals';
import type { Config } from '@patchbay/contract';
import type { ConfigChange, ConfigListener, Core } from '@patchbay/core';
import { ManualClock } from '@patchbay/hooks';
import { FOLLOW_PATIENCE_MS, syncPluginsWithConfig } from './plugin-config-sync.ts';

describe('a change of the configuration', () => {
  const calls: string[] = [];
  const call = (name: string) => async (id?: string) => {
    calls.push(id ? `${name} ${id}` : name);
    if (id === 'slow' || name === 'changed') await new Promise(() => undefined);
    if (id === 'broken') throw new Error('will not');
  };
  const errors: string[] = [];
  const none = () => undefined;
  const clock = new ManualClock();
  const settings = (Enable: boolean, on: string[]) =>
    ({
      PluginSettings: { Enable, PluginStates: Object.fromEntries(on.map((id) => [id, { Enable: true }])) },
    }) as unknown as Config;
  const change = async (before: Config, after: Config, byHost = false) => {
    calls.length = 0;
    const listeners: ConfigListener[] = [];
    const stop = syncPluginsWithConfig({
      core: {
        config: {
          onChange: (added: ConfigListener) => {
            listeners.push(added);
            return () => void listeners.pop();
          },
        },
        plugins: { list: async () => ['a', 'b', 'broken', 'slow'].map((pluginId) => ({ pluginId })) },
      } as unknown as Core,
      host: {
        start: () => call('start')(),
        stop: () => call('stop')(),
        enable: call('enable'),
        disable: call('disable'),
        configurationChanged: call('changed'),
      },
      clock,
      logger: {
        debug: none,
        info: none,
        warn: (text) => void errors.push(text),
        error: (text) => void errors.push(text),
      },
    });
    for (const listener of listeners) {
      let heard = false;
      const following = Promise.resolve(listener({ before, after, byHost } as ConfigChange));
      void following.finally(() => (heard = true));
      while (!heard) {
        await new Promise((resolve) => setImmediate(resolve));
        clock.advance(FOLLOW_PATIENCE_MS);
      }
      await following;
    }
    stop();
    expect(listeners).toEqual([]);
    return [...calls];
  };

  it('starts and stops the plugins whose wanted state it changed, then tells all', async () => {
    expect(await change(settings(true, ['a']), settings(true, ['b', 'not-installed']))).toEqual([
      'disable a',
      'enable b',
      'changed',
    ]);
    expect(await change(settings(true, ['a']), settings(true, ['a']))).toEqual(['changed']);
  });

  it('that the host made itself only tells all', async () => {
    expect(await change(settings(true, []), settings(true, ['a']), true)).toEqual(['changed']);
  });

  it('goes on when a plugin cannot follow, and logs it', async () => {
    expect(await change(settings(true, []), settings(true, ['broken']))).toEqual([
      'enable broken',
      'changed',
    ]);
    expect(errors).toEqual(['A plugin could not follow the configuration']);
  });

  it('does not wait for a plugin that is told, and not for ever for one that starts', async () => {
    errors.length = 0;
    expect(await change(settings(true, ['a']), settings(true, ['slow']))).toEqual([
      'disable a',
      'enable slow',
      'changed',
    ]);
    expect(errors).toEqual([expect.stringContaining('take their time')]);
  });

  it('of PluginSettings.Enable takes the whole environment down or up, and nothing else', async () => {
    expect(await change(settings(true, ['a']), settings(false, []))).toEqual(['stop']);
    expect(await change(settings(false, []), settings(true, ['a']))).toEqual(['start']);
    expect(await change(settings(false, []), settings(false, ['a']))).toEqual([]);
  });
});
