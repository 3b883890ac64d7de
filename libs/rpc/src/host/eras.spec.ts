import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { API, Context, Manifest, Post, User } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import { buildGoPeers, goIsMissing } from '../../fixtures/go-peers.ts';
import { frontOf } from '../../fixtures/http-front.ts';
import type { FrontOptions } from '../../fixtures/http-front.ts';
import { startPeer } from '../../fixtures/start-peer.ts';
import type { RunningPeer } from '../../fixtures/start-peer.ts';
import { gobTypeOf } from './index.ts';

const BUILD_DEADLINE_MS = 580_000;
const context = { RequestId: 'r', IPAddress: '192.0.2.1' } as Context;
const suite = goIsMissing === undefined ? describe : describe.skip;

/** Sends a request through the plugin and leaves when it says that it waits; resolves with how its call ended. */
async function leaveEarly(peer: RunningPeer, options: FrontOptions = {}): Promise<unknown> {
  let failed: (error: unknown) => void = () => undefined;
  const failure = new Promise<unknown>((resolve) => (failed = resolve));
  const front = await frontOf(() => peer.plugin, context, { ...options, onFailure: failed });
  const request = httpRequest({ port: front.port, path: '/wait' });
  request.on('error', () => undefined);
  request.end();
  await peer.stdout.holds('waiting');
  request.destroy();
  const error = await failure;
  await front.close();
  return error;
}

async function get(peer: RunningPeer, path: string, options: FrontOptions = {}): Promise<Response> {
  const front = await frontOf(() => peer.plugin, context, options);
  try {
    const response = await fetch(`http://127.0.0.1:${front.port}${path}`, { headers: { 'x-test': 'yes' } });
    return new Response(await response.text(), { status: response.status, headers: response.headers });
  } finally {
    await front.close();
  }
}

suite('a plugin built with the structs of server 5 (needs go)', () => {
  let peer: RunningPeer;
  const created: Post[] = [];
  let activation: unknown;
  const api: Partial<API> = {
    GetUser: (id) =>
      Promise.resolve({
        id,
        username: 'ann',
        auth_data: 'auth',
        props: { p: 'v' },
        locale: 'en',
      } as unknown as User),
    CreatePost: (post) => {
      created.push(post as Post);
      return Promise.reject(new AppError('no.post', 'CreatePost', 403));
    },
    SavePluginConfig: () => Promise.resolve(),
    GetPlugins: () =>
      Promise.resolve([
        { id: 'p', server: { executables: { 'linux-amd64': 'x' }, executable: 'run' } },
      ] as unknown as Manifest[]),
    GetServerVersion: () => Promise.resolve('11.11.0'),
    PluginHTTP: async ({ method, url, header, body }) => {
      if (method === 'GET') return undefined;
      const got = `${method} ${url} ${header?.['X-Sent']?.join()} ${Buffer.from(body as Uint8Array).toString()}`;
      return { statusCode: 207, header: { 'X-Got': [got] }, body: Readable.from([Buffer.alloc(300_000)]) };
    },
  };

  beforeAll(async () => {
    peer = await startPeer(buildGoPeers().era, { args: ['old'], api });
    activation = await peer.plugin.call('OnActivate', []).catch((error: unknown) => error);
    await peer.stdout.holds('without a response: ');
  }, BUILD_DEADLINE_MS);

  afterAll(async () => {
    await peer.stop();
  });

  it('is activated with what it knows, and reports its error', () => {
    expect(activation).toMatchObject({ name: 'ErrorString', message: 'an old error', code: 0 });
    expect([...peer.plugin.implemented]).toEqual([
      'OnActivate',
      'MessageWillBePosted',
      'UserHasLoggedIn',
      'ExecuteCommand',
      'ServeHTTP',
    ]);
  });

  it('calls the API with the fields it has, and reads those it knows', () => {
    const { text } = peer.stdout;
    expect(text).toContain('GetUser <nil> ann auth v\n');
    expect(text).toContain('CreatePost <nil> no.post 403\n');
    expect(text).toContain('GetPlugins <nil> 1 run\n');
    expect(created).toHaveLength(1);
    const attachments = created[0]?.props['attachments'] as object;
    expect(attachments).toMatchObject([{ text: 'old', fields: [{ title: 't', value: 1.5 }] }]);
    expect(gobTypeOf(attachments)).toBe('[]*model.SlackAttachment');
  });

  it('is told, call by call, what is gone, unknown or of another type, and goes on', () => {
    const { text } = peer.stdout;
    expect(text).toContain("removed: rpc: can't find method Plugin.SetBotIconImage\n");
    expect(text).toMatch(/unknown: gob: A\["list"\]\[1\]: name not registered for interface: "\*main.Own"\n/);
    expect(text).toMatch(/mismatch: gob: A: string is wanted, int was sent\n/);
    expect(text).toContain('alive: <nil> 11.11.0\n');
  });

  it('asks other plugins without streams, and is told when there is no response', () => {
    const { text } = peer.stdout;
    expect(text).toContain('PluginHTTP 207 HTTP/1.1 POST /other/path?q=1 sent question 300000\n');
    expect(text).toContain('PluginHTTP without a response: the plugin gave no response\n');
  });

  it('changes a post, and what its own structs lack stays as it was', async () => {
    const post = {
      id: 'p1',
      message: 'hello',
      has_reactions: true,
      props: { n: 1, attachments: created[0]?.props['attachments'] },
      metadata: { embeds: [{ type: 'link', url: 'u' }], reactions: [{ emoji_name: 'x' }] },
    } as unknown as Post;
    const [replaced, reason] = await peer.plugin.call('MessageWillBePosted', [context, post]);
    await peer.stdout.holds('posted r "" hello attachments=[]*model.SlackAttachment n=float64\n');
    expect(reason).toBe('');
    expect(replaced).toMatchObject({
      id: 'p1',
      message: 'hello by old',
      has_reactions: true,
      props: { n: 1, attachments: [{ text: 'old' }] },
      metadata: { embeds: [{ type: 'link', url: 'u' }], reactions: [{ emoji_name: 'x' }] },
    });
  });

  it('fails one call with a type that nobody else knows, and goes on', async () => {
    const call = peer.plugin.call('MessageWillBePosted', [context, { message: 'unknown' } as Post]);
    await expect(call).rejects.toMatchObject({
      name: 'RpcError',
      code: 'bad-reply',
      message: expect.stringContaining(
        'A.Props["deep"]["list"][0]: name not registered for interface: "*main.Own"',
      ),
    });
    await peer.plugin.call('UserHasLoggedIn', [
      context,
      { username: 'ann', props: { p: 'v' } } as unknown as User,
    ]);
    await peer.stdout.holds('logged in ann v\n');
  });

  it('answers commands with results and errors of its time', async () => {
    const command = (text: string): Promise<unknown> =>
      peer.plugin.call('ExecuteCommand', [context, { command: text } as never]);
    await expect(command('/fine')).resolves.toMatchObject({
      text: '/fine',
      attachments: [{ id: 3, text: 'kept' }],
    });
    await expect(command('/fail')).rejects.toMatchObject({
      name: 'AppError',
      id: 'old.failed',
      status_code: 418,
    });
  });

  it('serves requests that it reads into the whole request of Go', async () => {
    const response = await get(peer, '/some/path?a=b');
    expect(response.headers.get('x-old')).toBe('yes');
    expect(await response.text()).toBe('GET /some/path?a=b yes');
  });

  it('cannot write when the client has left, but still gets its header, and nobody waits for it', async () => {
    expect(await leaveEarly(peer)).toMatchObject({ name: 'AbortError' });
    await peer.stdout.holds('gone: the client has closed the connection, header there: true <nil>\n');
    await expect(peer.plugin.ping()).resolves.toBeUndefined();
  });
});

suite('a plugin that knows of the contexts of requests (needs go)', () => {
  let peer: RunningPeer;
  const cancelled: unknown[] = [];
  const api: Partial<API> = {
    PluginHTTP: ({ signal }) =>
      new Promise((_resolve, reject) => {
        const cancel = (): void => {
          cancelled.push(signal?.reason);
          reject(signal?.reason as Error);
        };
        if (signal?.aborted === true) cancel();
        else signal?.addEventListener('abort', cancel);
      }),
  };

  const start = async (): Promise<void> => {
    peer = await startPeer(buildGoPeers().era, { args: ['later'], api });
    await peer.plugin.call('OnActivate', []);
  };

  beforeAll(start, BUILD_DEADLINE_MS);

  afterAll(async () => {
    await peer.stop();
  });

  it('learns that the host does too, and is served as ever', async () => {
    await peer.stdout.holds('the host follows contexts: true\n');
    expect(await (await get(peer, '/')).text()).toBe('served');
  });

  it('cancels what it asked of another plugin', async () => {
    expect(await (await get(peer, '/ask')).text()).toBe('asked: <nil> status 500');
    expect(cancelled).toMatchObject([{ name: 'AbortError' }]);
  });

  it('is told at once that the client has left', async () => {
    expect(await leaveEarly(peer)).toMatchObject({ name: 'AbortError' });
    await peer.stdout.holds('waiting, deadline 0\ncontext ended: [1] <nil>\n');
  });

  it('is told of the deadline, and that it has passed', async () => {
    await peer.stop();
    await start();
    const controller = new AbortController();
    const deadline = new Date(2_000_000_000_000);
    const call = get(peer, '/wait', { call: { signal: controller.signal, deadline } });
    await peer.stdout.holds('waiting, deadline 2000000000000\n');
    controller.abort(new DOMException('too late', 'TimeoutError'));
    expect((await call).status).toBe(500);
    await peer.stdout.holds('context ended: [2] <nil>\n');
  });
});
