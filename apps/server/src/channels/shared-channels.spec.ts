import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, FileInfo, SyncMsg, User } from '@patchbay/contract';
import { NOWHERE } from '../fixtures/chat-app.ts';
import { nodePlugin } from '../fixtures/node-plugin.ts';
import { startWholeApp, type WholeApp } from '../fixtures/whole-app.ts';
import { interPluginHttp } from '../plugin-http/inter-plugin-http.ts';

const ID = 'com.example.relay';
/** What a server, a plugin and the first word of it take on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;
const LOOK_EVERY_MS = 250;

describe('a channel that a plugin carries elsewhere', () => {
  let app: WholeApp;
  let ada: User;
  let channel: Channel;

  beforeAll(async () => {
    app = await startWholeApp();
    const { core, host } = app;
    ada = await core.users.create(NOWHERE, {
      username: 'ada',
      email: 'ada@example.com',
      password: 'a-long-password',
    });
    const team = await core.teams.create(NOWHERE, { name: 'engines', display_name: 'E', type: 'O' }, ada.id);
    channel = await core.channels.getByName(team.id, 'off-topic');
    await host.install(await nodePlugin(app.folder, 'relay', ID));
    await host.enable(ID);
  }, DEADLINE_MS);

  afterAll(() => app.close(), DEADLINE_MS);

  const ask = async (query = ''): Promise<{ messages: SyncMsg[]; files: FileInfo[] }> => {
    const answer = await interPluginHttp(app.host, 'com.example.spec', { url: `/${ID}/${query}` });
    return JSON.parse(await text(answer.body)) as { messages: SyncMsg[]; files: FileInfo[] };
  };

  it(
    'reaches the plugin with people, files and posts, and takes what it brings, once',
    async () => {
      const { core } = app;
      await ask(`?channel=${channel.id}&user=${ada.id}`);
      expect(await core.channels.get(channel.id)).toMatchObject({ shared: true });
      const upload = { channelId: channel.id, userId: ada.id, name: 'a.txt', data: Buffer.from('hello') };
      const info = await core.fileUploads.upload(NOWHERE, upload);
      const hello = { channel_id: channel.id, user_id: ada.id, message: 'hello', file_ids: [info.id] };
      const post = await core.posts.create(NOWHERE, hello);
      const echoed = await until(() => core.posts.find(`echo${post.id.slice(4)}`));
      expect(echoed).toMatchObject({ message: 'hello (echo)', channel_id: channel.id });
      const echo = await core.users.get(echoed.user_id);
      expect(echo).toMatchObject({ username: 'echo-relay' });
      expect(await core.channelMembers.isMember(channel.id, echo.id)).toBe(true);

      const { files, messages } = await ask();
      expect(files).toMatchObject([{ id: info.id, name: 'a.txt' }]);
      expect(messages.flatMap((each) => Object.keys(each.users))).toContain(ada.id);
      const next = await core.posts.create(NOWHERE, { ...hello, file_ids: [], message: 'again' });
      await until(() => core.posts.find(`echo${next.id.slice(4)}`));
      const carried = (await ask()).messages.flatMap((each) => each.posts).map((each) => each.message);
      expect(carried.filter((message) => message.includes('echo)'))).toEqual([]);
      expect(carried.filter((message) => message === 'hello')).toHaveLength(1);
    },
    DEADLINE_MS,
  );
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS / 2;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('It did not come in time.');
    await pause(LOOK_EVERY_MS);
  }
}
