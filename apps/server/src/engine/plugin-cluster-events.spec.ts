import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InProcessCluster } from '@patchbay/core';
import { nodePlugin } from '../fixtures/node-plugin.ts';
import { startWholeApp, type WholeApp } from '../fixtures/whole-app.ts';
import { interPluginHttp } from '../plugin-http/inter-plugin-http.ts';

const ID = 'com.example.talker';
/** What two servers, each with a plugin, take on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;

describe('OnPluginClusterEvent', () => {
  const cluster = new InProcessCluster();
  const nodes = new Map<string, WholeApp>();

  beforeAll(async () => {
    for (const name of ['one', 'two']) {
      const app = await startWholeApp({ cluster: cluster.join(name) });
      nodes.set(name, app);
      await app.host.install(await nodePlugin(app.folder, 'talker', ID));
      await app.host.enable(ID);
    }
  }, DEADLINE_MS);

  afterAll(async () => {
    for (const app of nodes.values()) await app.close();
  }, DEADLINE_MS);

  const ask = async (name: string, path: string): Promise<string[]> => {
    const app = nodes.get(name);
    if (!app) throw new Error(`there is no node ${name}`);
    const { body } = await interPluginHttp(app.host, 'com.example.spec', { url: `/${ID}${path}` });
    return JSON.parse(await text(body)) as string[];
  };

  it(
    'tells a plugin on the other node what it said on this one, bytes and all, and not itself',
    async () => {
      await ask('one', '/say?data=h%C3%A9llo');
      await cluster.settled();
      expect(await ask('two', '/')).toEqual(['greeting héllo']);
      expect(await ask('one', '/')).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'tells the node alone that is named, and says to the plugin that there is none of that name',
    async () => {
      await ask('two', '/say?data=back&to=one');
      await cluster.settled();
      expect(await ask('one', '/')).toEqual(['greeting back']);
      const [, refused] = await ask('two', '/say?data=nobody&to=three');
      expect(refused).toContain('three');
    },
    DEADLINE_MS,
  );
});
