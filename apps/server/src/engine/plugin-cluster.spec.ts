import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildGoPlugin, GO_BUILD_DEADLINE_MS, hasGo } from '../fixtures/build-go-plugin.ts';
import { startClusterNodes, type ClusterNodes } from '../fixtures/cluster-nodes.ts';

const ID = 'com.example.cluster';
const NEIGHBOUR = 'com.example.neighbour';
/** What a few processes and calls take on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;
/** Running, as statuses say it. */
const RUNNING = 2;

(hasGo ? describe : describe.skip)('a Go plugin on two nodes (needs go on the PATH)', () => {
  let nodes: ClusterNodes;

  beforeAll(() => {
    buildGoPlugin('go-cluster-plugin');
  }, GO_BUILD_DEADLINE_MS);

  beforeAll(async () => {
    nodes = await startClusterNodes();
    for (const id of [ID, NEIGHBOUR]) {
      await nodes.install(id);
      await nodes.host.enable(id);
    }
    await nodes.other.start();
    expect(nodes.other.statuses()).toMatchObject([
      { plugin_id: ID, cluster_id: 'other', state: RUNNING, error: '' },
      { plugin_id: NEIGHBOUR, cluster_id: 'other', state: RUNNING, error: '' },
    ]);
  }, DEADLINE_MS);

  afterAll(() => nodes.close(), DEADLINE_MS);

  it(
    'holds a lock that the other sees, and gets it when it is given back',
    async () => {
      expect(await nodes.ask(ID, '/lock?key=work')).toEqual({ locked: 'work' });
      expect(await nodes.askOther(ID, '/try?key=work&for=300ms')).toEqual({
        error: 'context deadline exceeded',
      });
      // Another plugin's lock of that name is another lock.
      expect(await nodes.askOther(NEIGHBOUR, '/lock?key=work')).toEqual({ locked: 'work' });
      const waiting = nodes.askOther(ID, '/lock?key=work');
      await nodes.ask(ID, '/unlock?key=work');
      expect(await waiting).toEqual({ locked: 'work' });
      await nodes.askOther(ID, '/unlock?key=work');
      expect(await nodes.core.kv.get(ID, 'mutex_work')).toBeUndefined();
    },
    DEADLINE_MS,
  );

  it(
    'makes one bot, whichever node is first, and leaves no lock behind',
    async () => {
      const [first, second] = await Promise.all([
        nodes.ask(ID, '/ensure-bot?name=clusterbot'),
        nodes.askOther(ID, '/ensure-bot?name=clusterbot'),
      ]);
      expect(first['id']).toMatch(/^[a-z0-9]{26}$/);
      expect(second).toEqual(first);
      const botId = String(first['id']);
      expect(await nodes.core.bots.get(botId)).toMatchObject({ username: 'clusterbot', owner_id: ID });
      const remembered = await nodes.core.kv.get(ID, 'mmi_botid');
      expect(Buffer.from(remembered ?? []).toString()).toBe(botId);
      expect(await nodes.core.kv.get(ID, 'mutex_mmi_bot_ensure')).toBeUndefined();
      expect(await nodes.ask(ID, '/ensure-bot?name=renamedbot')).toEqual(first);
      expect(await nodes.core.bots.get(botId)).toMatchObject({ username: 'renamedbot' });
    },
    DEADLINE_MS,
  );

  it(
    'runs a scheduled job on one node, and the other sees that it need not',
    async () => {
      const [first, second] = await Promise.all([nodes.ask(ID, '/job'), nodes.askOther(ID, '/job')]);
      expect([first['runs'], second['runs']].sort()).toEqual([0, 1]);
      const finished = await nodes.core.kv.get(ID, 'cron_tidy');
      expect(JSON.parse(Buffer.from(finished ?? []).toString())).toHaveProperty('LastFinished');
    },
    DEADLINE_MS,
  );

  it(
    'is reached by another plugin, which cannot say that it is somebody else',
    async () => {
      const answer = await nodes.ask(ID, `/call?url=/${NEIGHBOUR}/who%3Fb%3D2%26a%3D1`);
      expect(answer['status']).toBe(200);
      expect(JSON.parse(String(answer['body']))).toMatchObject({
        path: '/who',
        query: 'a=1&b=2',
        header: { 'Mattermost-Plugin-Id': [ID], 'Mattermost-User-Id': [''] },
      });
    },
    DEADLINE_MS,
  );

  it(
    'has a status that other plugins can ask for',
    async () => {
      expect(await nodes.ask(ID, `/status?id=${NEIGHBOUR}`)).toMatchObject({
        plugin_id: NEIGHBOUR,
        state: RUNNING,
      });
      expect(await nodes.ask(ID, '/status?id=com.example.absent')).toEqual({
        id: 'app.plugin.not_installed.app_error',
        status: 404,
      });
    },
    DEADLINE_MS,
  );

  it(
    'gets 404 for a plugin that is not active, and 400 for no plugin at all',
    async () => {
      await nodes.host.disable(NEIGHBOUR);
      expect(await nodes.ask(ID, `/call?url=/${NEIGHBOUR}/who`)).toMatchObject({ status: 404 });
      expect(await nodes.ask(ID, '/call?url=/com.example.absent/who')).toMatchObject({ status: 404 });
      expect(await nodes.ask(ID, '/call?url=/')).toMatchObject({ status: 400 });
    },
    DEADLINE_MS,
  );
});
