import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { DEMO, demoState, demoStatus, noProcessLeft, pluginProcesses, PluginState } from './demo-plugin.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { descendantsOf, processesNaming } from './processes.ts';
import { RestClient } from './rest-client.ts';
import { administrator, startPatchbay, type Patchbay } from './start-patchbay.ts';

const ROUNDS = 40;
const POSTS_IN_FLIGHT = 8;

jest.setTimeout(20 * 60_000);

/** What the server is doing when it is killed, in turn. */
const moments = {
  'with the plugin running': () => Promise.resolve(),

  /** Posts that were acknowledged are in `acknowledged`; the kill comes after the first of them. */
  'in the middle of posts': async ({ channelId, rest, acknowledged, round }: Round) => {
    let first: () => void = () => undefined;
    const oneIsThere = new Promise<void>((resolve) => (first = resolve));
    for (let number = 0; number < POSTS_IN_FLIGHT; number += 1) {
      const post = { channel_id: channelId, message: `round ${round}, post ${number}` };
      rest.post<{ id: string }>('/posts', post).then(
        ({ id }) => {
          acknowledged.push(id);
          first();
        },
        () => undefined, // The server is gone; nothing was promised.
      );
    }
    await oneIsThere;
  },

  'while the plugin is being disabled': async ({ rest, patchbay, dataDir }: Round) => {
    const ended = rest.post(`/plugins/${DEMO}/disable`).catch(() => undefined);
    await Promise.race([
      ended,
      eventually(
        'no plugin process',
        () => pluginProcesses(patchbay.pid, dataDir),
        (left) => left.length === 0,
      ),
    ]);
  },

  'while the plugin is being enabled': async ({ rest, patchbay, dataDir }: Round) => {
    await rest.post(`/plugins/${DEMO}/disable`);
    rest.post(`/plugins/${DEMO}/enable`).catch(() => undefined);
    await eventually(
      'a plugin process',
      () => pluginProcesses(patchbay.pid, dataDir),
      (there) => there.length > 0,
    );
  },
};

interface Round {
  round: number;
  patchbay: Patchbay;
  rest: RestClient;
  dataDir: string;
  channelId: string;
  acknowledged: string[];
}

describe('a server that is killed again and again', () => {
  let dataDir: string;
  let port: number;
  let rest: RestClient;
  let channelId: string;
  let patchbay: Patchbay | undefined;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'patchbay-kill-'));
    port = await freePort();
    patchbay = await startPatchbay({ dataDir, port });
    rest = await RestClient.login(patchbay.url, administrator);
    const [team] = await rest.get<{ id: string }[]>('/users/me/teams');
    channelId = (await rest.get<{ id: string }>(`/teams/${team?.id}/channels/name/town-square`)).id;
  });
  afterAll(async () => {
    await patchbay?.end('SIGKILL');
    rmSync(dataDir, { recursive: true });
  });

  const names = Object.keys(moments) as (keyof typeof moments)[];
  const rounds = Array.from(
    { length: ROUNDS },
    (_, round) => [round, names[round % names.length] as (typeof names)[number]] as const,
  );

  it.each(rounds)(
    'round %d: loses nothing it promised and leaves no process, killed %s',
    async (round, moment) => {
      patchbay ??= await startPatchbay({ dataDir, port });
      if ((await demoStatus(rest))?.state !== PluginState.running) {
        await rest.post(`/plugins/${DEMO}/enable`);
        await demoState(rest, PluginState.running);
      }
      expect(pluginProcesses(patchbay.pid, dataDir)).toHaveLength(1);
      await moments[moment]({ round, patchbay, rest, dataDir, channelId, acknowledged });

      const started = descendantsOf(patchbay.pid);
      await patchbay.end('SIGKILL');
      await noProcessLeft(started, dataDir);
      expect(processesNaming(dataDir)).toEqual([]);

      patchbay = await startPatchbay({ dataDir, port });
      for (const id of acknowledged.slice(-POSTS_IN_FLIGHT))
        expect(await rest.get(`/posts/${id}`)).toMatchObject({ id });
      const { active, inactive } = await rest.get<{ active: { id: string }[]; inactive: { id: string }[] }>(
        '/plugins',
      );
      expect([...active, ...inactive].map(({ id }) => id)).toEqual([DEMO]);
    },
  );

  it('still has every post it ever promised', async () => {
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const id of acknowledged) expect(await rest.get(`/posts/${id}`)).toMatchObject({ id });
  });
});
