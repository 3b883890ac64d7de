import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type {
  API,
  Command,
  CommandArgs,
  Context,
  HttpRequest,
  Post,
  ResponseWriter,
} from '@patchbay/plugin-sdk';
import { DEFAULT_CONFIGURATION } from './configuration.ts';
import { DemoPlugin } from './demo-plugin.ts';

const context = {} as Context;

let configuration: object;
let plugin: DemoPlugin;
let api: jest.Mocked<API>;
beforeEach(() => {
  configuration = {};
  api = {
    LoadPluginConfiguration: jest.fn((into: unknown) =>
      Promise.resolve(void Object.assign(into as object, configuration)),
    ),
    RegisterCommand: jest.fn(() => Promise.resolve()),
    PublishWebSocketEvent: jest.fn(() => Promise.resolve()),
    SendEphemeralPost: jest.fn(() => Promise.resolve(undefined)),
    GetUser: jest.fn((id: string) => Promise.resolve({ id, username: `name-of-${id}` })),
    GetChannel: jest.fn((id: string) => Promise.resolve({ id, display_name: `Channel ${id}` })),
    LogInfo: jest.fn(() => Promise.resolve()),
    LogDebug: jest.fn(() => Promise.resolve()),
  } as unknown as jest.Mocked<API>;
  plugin = new DemoPlugin();
  plugin.connect(api);
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

  it('registers its command when it is activated', async () => {
    await plugin.OnActivate();
    const [command] = api.RegisterCommand.mock.calls[0] as [Command];
    expect(command).toMatchObject({
      trigger: 'demo',
      auto_complete: true,
      autocomplete_data: { Trigger: 'demo' },
    });
  });

  it('refuses the forbidden word and hands back a changed post otherwise', () => {
    expect(plugin.MessageWillBePosted(context, { message: 'forbidden', type: '' } as Post)).toEqual([
      undefined,
      expect.stringContaining('forbidden'),
    ]);
    const [changed, reason] = plugin.MessageWillBePosted(context, { message: 'fine', type: '' } as Post);
    expect([changed?.message, reason]).toEqual(['fine _(seen by the demo plugin)_', '']);
  });

  it('follows a change of its settings', async () => {
    configuration = { forbidden_word: 'mellon', decorate: false };
    await plugin.OnConfigurationChange();
    expect(plugin.MessageWillBePosted(context, { message: 'forbidden', type: '' } as Post)).toEqual([
      undefined,
      '',
    ]);
    expect(plugin.MessageWillBePosted(context, { message: 'mellon', type: '' } as Post)[1]).toContain(
      'mellon',
    );
  });

  it('publishes /demo to the channel, or to its user alone', async () => {
    const args = { command: '/demo  good day ', user_id: 'u1', channel_id: 'c1' } as CommandArgs;
    const response = await plugin.ExecuteCommand(context, args);
    expect(response).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('good day') });
    const event = { text: 'good day', username: 'name-of-u1', channel: 'Channel c1', at: expect.any(Number) };
    expect(api.PublishWebSocketEvent).toHaveBeenLastCalledWith('hello', event, { channel_id: 'c1' });
    configuration = { audience: 'user' };
    await plugin.OnConfigurationChange();
    await plugin.ExecuteCommand(context, { ...args, command: '/demo' });
    expect(api.PublishWebSocketEvent).toHaveBeenLastCalledWith(
      'hello',
      { ...event, text: 'hello' },
      { user_id: 'u1' },
    );
  });

  it('welcomes who joins a channel', async () => {
    await plugin.UserHasJoinedChannel(context, { user_id: 'u1', channel_id: 'c1' } as never, undefined);
    expect(api.SendEphemeralPost).toHaveBeenCalledWith('u1', {
      channel_id: 'c1',
      message: 'Welcome to Channel c1. Try `/demo hello`.',
    });
  });
});

describe('the HTTP of the demo plugin', () => {
  it('counts messages at /hello', async () => {
    plugin.MessageHasBeenPosted(context, {} as Post);
    expect(await get('/hello')).toEqual({
      status: 200,
      body: '{"message":"hello from the demo plugin","messages":1}',
    });
  });

  it('says at /whoami who the server says it is, and refuses the anonymous', async () => {
    expect(await get('/whoami', { 'Mattermost-User-Id': ['u1'] })).toEqual({
      status: 200,
      body: '{"user_id":"u1","username":"name-of-u1"}',
    });
    expect((await get('/whoami')).status).toBe(401);
  });

  it('sends /stream line by line, flushing each', async () => {
    configuration = { stream_pieces: 3 };
    await plugin.OnConfigurationChange();
    const { body, flushes } = await get('/stream?interval=0');
    expect([body, flushes]).toEqual(['piece 1 of 3\npiece 2 of 3\npiece 3 of 3\n', 3]);
  });

  it('serves nothing else', async () => {
    expect((await get('/')).status).toBe(404);
  });

  async function get(
    url: string,
    header: Record<string, string[]> = {},
  ): Promise<{ status: number; body: string; flushes?: number }> {
    let flushes = 0;
    const stream = new PassThrough();
    const response = Object.assign(stream, {
      statusCode: 200,
      writeHead(status: number) {
        response.statusCode = status;
        return response;
      },
      flush: () => Promise.resolve(void flushes++),
    }) as unknown as ResponseWriter & { statusCode: number };
    await plugin.ServeHTTP(context, response, { method: 'GET', url, header } as HttpRequest);
    const body = String(stream.read() ?? '');
    return { status: response.statusCode, body, ...(flushes > 0 ? { flushes } : {}) };
  }
});
