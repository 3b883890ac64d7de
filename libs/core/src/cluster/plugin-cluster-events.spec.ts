import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { API, Manifest } from '@patchbay/contract';
import { TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { fill } from '../model/fill.ts';
import { InProcessCluster } from './in-process-cluster.ts';

const ID = 'com.example.talker';

describe('what a plugin says to itself on other nodes', () => {
  const cluster = new InProcessCluster();
  const nodes: { test: TestCore; api: API; heard: string[] }[] = [];
  let alone: TestCore;

  const apiOf = (test: TestCore): API => {
    const none = () => Promise.resolve(undefined);
    const parts = { list: () => ({ active: [], inactive: [] }), enable: none, disable: none, remove: none };
    const management = { ...parts, status: () => Promise.reject(new Error('none')) };
    return test.core.pluginApi(fill<Manifest>('model.Manifest', { id: ID }), '', management) as API;
  };

  beforeAll(async () => {
    for (const name of ['one', 'two', 'three']) {
      const test = await TestCore.open({ cluster: cluster.join(name) });
      const heard: string[] = [];
      test.core.attachHooks({
        ...silentHooks,
        one: ((pluginId: string, hook: string, [, event]: [unknown, { Id: string; Data: Uint8Array }]) => {
          heard.push(`${pluginId} ${hook} ${event.Id} ${Buffer.from(event.Data).toString()}`);
          if (event.Id === 'fails') return Promise.reject(new Error('not now'));
          return Promise.resolve();
        }) as never,
      });
      nodes.push({ test, api: apiOf(test), heard });
    }
    alone = await TestCore.open();
  });
  afterAll(async () => {
    for (const { test } of nodes) await test.close();
    await alone.close();
  });
  beforeEach(() => {
    for (const { heard } of nodes) heard.length = 0;
  });

  const say = async (Id: string, SendType: string, TargetId = ''): Promise<void> => {
    await nodes[0]?.api.PublishPluginClusterEvent({ Id, Data: Buffer.from('data') }, { SendType, TargetId });
    await cluster.settled();
  };
  const heard = () => nodes.map((node) => node.heard);

  it.each(['reliable', 'best_effort', ''])('is heard by all others and not by itself (%j)', async (type) => {
    await say('hello', type);
    const told = `${ID} OnPluginClusterEvent hello data`;
    expect(heard()).toEqual([[], [told], [told]]);
  });

  it('is heard by one alone where that is named, and refused where there is no such node, or it is the sender', async () => {
    await say('psst', 'reliable', 'three');
    expect(heard()).toEqual([[], [], [`${ID} OnPluginClusterEvent psst data`]]);
    await expect(say('psst', 'reliable', 'four')).rejects.toThrow('no other node four');
    await expect(say('psst', 'reliable', 'one')).rejects.toThrow('no other node one');
  });

  it('comes in order, and goes on after a plugin that fails', async () => {
    for (const id of ['a', 'fails', 'b']) await say(id, 'reliable');
    expect(nodes[1]?.heard.map((line) => line.split(' ')[2])).toEqual(['a', 'fails', 'b']);
    expect(nodes[1]?.test.log.filter(({ level }) => level === 'warn')).toMatchObject([
      { fields: { plugin_id: ID, event_id: 'fails', error: 'not now' } },
    ]);
  });

  it('is nothing to a server that is alone', async () => {
    await apiOf(alone).PublishPluginClusterEvent(
      { Id: 'x', Data: Buffer.from('') },
      { SendType: '', TargetId: 'any' },
    );
  });
});
