import {
  type API,
  type Context,
  type Hooks,
  type HttpRequest,
  type Post,
  type ResponseWriter,
} from '@patchbay/contract';
import { describe, expect, it } from '@jest/globals';
import { mockApi } from './mock-api.ts';
import { testPlugin } from './test-plugin.ts';

/** What the SDK's Plugin is to a test: something that gets an API. */
class Base {
  api!: API;
  connect(api: API): void {
    this.api = api;
  }
}

function pluginWith(hooks: (plugin: Base) => Partial<Hooks>) {
  return class extends Base {
    constructor() {
      super();
      Object.assign(this, hooks(this));
    }
  } as new () => Base & Partial<Hooks>;
}

describe('a plugin in a test', () => {
  it('is made, connected, configured and activated in the server’s order', async () => {
    const events: string[] = [];
    const plugin = await testPlugin(
      pluginWith((self) => ({
        OnConfigurationChange: async () => {
          const settings = { word: '' };
          await self.api.LoadPluginConfiguration(settings);
          events.push(`configured ${settings.word}`);
        },
        OnActivate: () => void events.push('activated'),
        OnDeactivate: () => void events.push('deactivated'),
      })),
      { configuration: { Word: 'mellon' } },
    );
    await plugin.configure({ word: 'friend' });
    await plugin.deactivate();
    expect(events).toEqual(['configured mellon', 'activated', 'configured friend', 'deactivated']);
    expect(plugin.implemented).toEqual(['OnActivate', 'OnDeactivate', 'OnConfigurationChange']);
  });

  it('is not there when it refuses to be activated', async () => {
    const refusing = pluginWith(() => ({ OnActivate: () => Promise.reject(new Error('no token')) }));
    await expect(testPlugin(refusing)).rejects.toThrow('no token');
  });

  it('gets complete arguments of its own, and a nil only where the server has one', async () => {
    const seen: unknown[] = [];
    const plugin = await testPlugin(
      pluginWith(() => ({
        MessageHasBeenPosted: (context, post) => {
          seen.push(context.RequestId, post.message, post.is_pinned, post.file_ids, post.metadata);
          post.message = 'changed';
        },
        UserHasJoinedChannel: (_context, member, actor) => void seen.push(member.roles, actor),
      })),
    );
    const post = { message: 'kept' };
    await plugin.call('MessageHasBeenPosted', {}, post);
    await plugin.call('UserHasJoinedChannel');
    await plugin.call('UserHasJoinedChannel', {}, {}, { username: 'ann' });
    expect(post.message).toBe('kept');
    expect(seen.slice(0, 7)).toEqual(['', 'kept', false, [], undefined, '', undefined]);
    expect(seen.at(-1)).toMatchObject({ username: 'ann', email: '' });
  });

  it('answers as the server would see it', async () => {
    const plugin = await testPlugin(
      pluginWith(() => ({
        MessageWillBePosted: (_context, post) =>
          post.message === 'no' ? [undefined, 'refused'] : [{ message: 'yes' }, ''],
        MessagesWillBeConsumed: (posts) => posts,
      })),
    );
    const [post] = await plugin.call('MessageWillBePosted', {}, { message: 'x' });
    expect(post).toMatchObject({ message: 'yes', channel_id: '' });
    expect(await plugin.call('MessageWillBePosted', {}, { message: 'no' })).toEqual([undefined, 'refused']);
    const [consumed]: Post[] = await plugin.call('MessagesWillBeConsumed', [{ id: 'p1' }]);
    expect(consumed?.id).toBe('p1');
    // @ts-expect-error a post has no such property
    await plugin.call('MessageWillBePosted', {}, { text: 'x' });
  });

  it('says which hooks it has when it is asked for another', async () => {
    const plugin = await testPlugin(pluginWith(() => ({ OnActivate: () => undefined })));
    await expect(plugin.call('ExecuteCommand')).rejects.toThrow(
      'The plugin has no hook ExecuteCommand. It has: OnActivate.',
    );
  });

  it('fails a hook that uses a method without an answer', async () => {
    const plugin = await testPlugin(
      pluginWith((self) => ({
        UserHasLoggedIn: async (_context, user) => {
          await self.api.GetUserStatus(user.id);
        },
      })),
      { api: mockApi() },
    );
    await expect(plugin.call('UserHasLoggedIn', {}, { id: 'u1' })).rejects.toThrow('GetUserStatus("u1")');
  });

  it('takes files as streams, and gives what it made of them', async () => {
    const plugin = await testPlugin(
      pluginWith(() => ({
        FileWillBeUploaded: async (_context, info, file, output) => {
          for await (const chunk of file) output.write(String(chunk).toUpperCase());
          output.end();
          return [{ ...info, name: 'loud.txt' }, ''];
        },
      })),
    );
    const { PassThrough, Readable } = await import('node:stream');
    const { text } = await import('node:stream/consumers');
    const output = new PassThrough();
    const [info] = await plugin.call('FileWillBeUploaded', {}, {}, Readable.from(['quiet']), output);
    expect([info?.name, await text(output)]).toEqual(['loud.txt', 'QUIET']);
    expect((await plugin.call('FileWillBeUploaded'))[0]?.name).toBe('loud.txt');
  });
});

describe('HTTP of a plugin in a test', () => {
  class Serving extends Base implements Partial<Hooks> {
    async ServeHTTP(_context: Context, response: ResponseWriter, request: HttpRequest): Promise<void> {
      if (request.url === '/hijack') return void (await response.hijack());
      response.writeHead(201, { 'content-type': 'text/plain' });
      for await (const chunk of request.body ?? []) response.write(chunk);
      await response.flush();
      response.setHeader('Too-Late', 'yes');
      response.end(` from ${request.header['Mattermost-User-Id']?.[0] ?? 'nobody'} by ${request.method}`);
    }
  }

  it('is a request with what matters, and all that was written', async () => {
    const plugin = await testPlugin(Serving);
    const request = { method: 'POST', url: '/there', header: { 'mattermost-user-id': 'u1' }, body: 'hello' };
    const { statusCode, header, body, flushes } = await plugin.http(request);
    expect([statusCode, body, flushes]).toEqual([201, 'hello from u1 by POST', 1]);
    expect(header).toEqual({ 'Content-Type': ['text/plain'] });
    expect((await plugin.http({})).body).toBe(' from nobody by GET');
  });

  it('has no connection that could be taken over, and says so', async () => {
    const plugin = await testPlugin(Serving);
    await expect(plugin.http({ url: '/hijack' })).rejects.toMatchObject({ code: 'no-hijack' });
  });
});
