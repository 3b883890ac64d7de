import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockApi, testPlugin, type MockApi, type TestedPlugin } from '@patchbay/testing';
import { DEFAULT_CONFIGURATION } from './configuration.ts';
import { DemoPlugin } from './demo-plugin.ts';

let plugin: TestedPlugin;
let api: MockApi;
beforeEach(async () => {
  api = mockApi({
    RegisterCommand: () => undefined,
    PublishWebSocketEvent: () => undefined,
    SendEphemeralPost: (_userId, post) => post,
    GetUser: (id) => ({ id, username: `name-of-${id}` }),
    GetChannel: (id) => ({ id, display_name: `Channel ${id}` }),
  });
  plugin = await testPlugin(DemoPlugin, { api });
});

describe('the server half of the demo plugin', () => {
  it('has the settings of its manifest, with the same defaults', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../plugin.json', import.meta.url), 'utf8')) as {
      settings_schema: { settings: { key: string; default: unknown }[] };
    };
    expect(
      Object.fromEntries(manifest.settings_schema.settings.map((each) => [each.key, each.default])),
    ).toEqual(DEFAULT_CONFIGURATION);
  });

  it('registers its command when it is activated', () => {
    const [call] = api.calls('RegisterCommand');
    expect(call?.[0]).toMatchObject({
      trigger: 'demo',
      auto_complete: true,
      autocomplete_data: { Trigger: 'demo' },
    });
  });

  it('refuses the forbidden word and hands back a changed post otherwise', async () => {
    expect(await plugin.call('MessageWillBePosted', {}, { message: 'forbidden' })).toEqual([
      undefined,
      expect.stringContaining('forbidden'),
    ]);
    const [changed, reason] = await plugin.call('MessageWillBePosted', {}, { message: 'fine' });
    expect([changed?.message, reason]).toEqual(['fine _(seen by the demo plugin)_', '']);
  });

  it('follows a change of its settings', async () => {
    await plugin.configure({ forbidden_word: 'mellon', decorate: false });
    const verdict = (message: string) => plugin.call('MessageWillBePosted', {}, { message });
    expect(await verdict('forbidden')).toEqual([undefined, '']);
    expect((await verdict('mellon'))[1]).toContain('mellon');
  });

  it('publishes /demo to the channel, or to its user alone', async () => {
    const args = { command: '/demo  good day ', user_id: 'u1', channel_id: 'c1' };
    const response = await plugin.call('ExecuteCommand', {}, args);
    expect(response).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('good day') });
    const event = { text: 'good day', username: 'name-of-u1', channel: 'Channel c1', at: expect.any(Number) };
    expect(api.calls('PublishWebSocketEvent').at(-1)).toEqual(['hello', event, { channel_id: 'c1' }]);
    await plugin.configure({ audience: 'user' });
    await plugin.call('ExecuteCommand', {}, { ...args, command: '/demo' });
    expect(api.calls('PublishWebSocketEvent').at(-1)).toEqual([
      'hello',
      { ...event, text: 'hello' },
      { user_id: 'u1' },
    ]);
  });

  it('welcomes who joins a channel', async () => {
    await plugin.call('UserHasJoinedChannel', {}, { user_id: 'u1', channel_id: 'c1' });
    expect(api.calls('SendEphemeralPost')).toEqual([
      ['u1', { channel_id: 'c1', message: 'Welcome to Channel c1. Try `/demo hello`.' }],
    ]);
  });
});

describe('the HTTP of the demo plugin', () => {
  it('counts messages at /hello', async () => {
    await plugin.call('MessageHasBeenPosted');
    const { statusCode, body } = await plugin.http({ url: '/hello' });
    expect([statusCode, body]).toEqual([200, '{"message":"hello from the demo plugin","messages":1}']);
  });

  it('says at /whoami who the server says it is, and refuses the anonymous', async () => {
    const header = { 'Mattermost-User-Id': 'u1' };
    const { statusCode, body } = await plugin.http({ url: '/whoami', header });
    expect([statusCode, body]).toEqual([200, '{"user_id":"u1","username":"name-of-u1"}']);
    expect((await plugin.http({ url: '/whoami' })).statusCode).toBe(401);
  });

  it('sends /stream line by line, flushing each', async () => {
    await plugin.configure({ stream_pieces: 3 });
    const { body, flushes } = await plugin.http({ url: '/stream?interval=0' });
    expect([body, flushes]).toEqual(['piece 1 of 3\npiece 2 of 3\npiece 3 of 3\n', 3]);
  });

  it('serves nothing else', async () => {
    expect((await plugin.http({ url: '/' })).statusCode).toBe(404);
  });
});
