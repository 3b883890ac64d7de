import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, User } from '@patchbay/contract';
import { NOWHERE } from '../fixtures/chat-app.ts';
import { nodePlugin } from '../fixtures/node-plugin.ts';
import { startWholeApp, type WholeApp } from '../fixtures/whole-app.ts';
import { interPluginHttp } from '../plugin-http/inter-plugin-http.ts';

const ID = 'com.example.guard';
/** What a server, a plugin and its restart take on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;
/** How long the guard may think here, in milliseconds. */
const SHORT_MS = 500;

describe('a channel that a plugin guards', () => {
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
    await host.install(await nodePlugin(app.folder, 'guard', ID));
    await host.enable(ID);
    const asked = await interPluginHttp(host, 'com.example.spec', { url: `/${ID}/?channel=${channel.id}` });
    expect(await text(asked.body)).toBe('{}');
    expect(core.guards.of(channel.id)).toEqual([ID]);
  }, DEADLINE_MS);

  afterAll(() => app.close(), DEADLINE_MS);

  const post = (message: string) =>
    app.core.posts.create(NOWHERE, { channel_id: channel.id, user_id: ada.id, message });

  it(
    'takes what the guard makes of it, and nothing that it refuses',
    async () => {
      expect(await post('hello')).toMatchObject({ message: 'hello, says the guard' });
      await expect(post('no')).rejects.toMatchObject({ id: 'Post rejected by plugin. the guard says no' });
    },
    DEADLINE_MS,
  );

  it(
    'is closed when the guard takes too long',
    async () => {
      await app.configure({ PatchbaySettings: { HookDeadlines: { MessageWillBePosted: SHORT_MS } } });
      await expect(post('hang')).rejects.toMatchObject({
        id: 'app.plugin.guard_hook_failed.app_error',
        status_code: 503,
      });
      await app.configure({ PatchbaySettings: { HookDeadlines: {} } });
    },
    DEADLINE_MS,
  );

  it(
    'is closed when the guard crashes, and while it is disabled, until it is removed',
    async () => {
      await expect(post('crash')).rejects.toMatchObject({ status_code: 503 });
      await app.host.disable(ID);
      await expect(post('hello')).rejects.toMatchObject({
        id: 'app.plugin.inactive_guard.app_error',
        status_code: 503,
      });
      await app.host.remove(ID);
      expect(await post('hello')).toMatchObject({ message: 'hello' });
    },
    DEADLINE_MS,
  );
});
