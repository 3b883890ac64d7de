import { beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { HttpResponse, PluginHttpRequest } from '@patchbay/contract';
import { FakeHost } from '../fixtures/fake-host.ts';
import { interPluginHttp } from './inter-plugin-http.ts';

const CALLER = 'com.x.caller';

describe('a request of one plugin to another', () => {
  let fake: FakeHost;
  beforeEach(() => {
    fake = new FakeHost();
  });
  const call = (request: PluginHttpRequest): Promise<HttpResponse> =>
    interPluginHttp(fake.host, CALLER, request);
  const seen = () => fake.seen.at(-1)!;

  it('reaches it under the rest of the path, with method, query, header and body', async () => {
    fake.answer = (response) => response.writeHead(207, { 'X-Own': ['a', 'b'] }).end('from plugin');
    const answer = await call({
      method: 'PROPFIND',
      url: '/com.x.demo/a%2Fb/c?z=1&a=%20x',
      header: { 'x-thing': ['1'], 'User-Agent': ['Go'] },
      body: Readable.from(['the ', 'body']),
    });
    expect([answer.statusCode, answer.header, await text(answer.body)]).toEqual([
      207,
      { 'X-Own': ['a', 'b'] },
      'from plugin',
    ]);
    const { body, context, pluginId, request } = seen();
    expect([pluginId, body]).toEqual(['com.x.demo', 'the body']);
    expect(request).toMatchObject({ method: 'PROPFIND', url: '/a%2Fb/c?a=+x&z=1' });
    expect(request.header).toMatchObject({ 'X-Thing': ['1'] });
    expect(context).toMatchObject({ SessionId: '', IPAddress: '', UserAgent: 'Go' });
    expect(context.RequestId).toHaveLength(26);
  });

  it('takes GET for no method, and only the path of a whole URL', async () => {
    await call({ url: 'http://ignored.example/com.x.demo/', body: 'text' });
    expect(seen()).toMatchObject({
      pluginId: 'com.x.demo',
      body: 'text',
      request: { method: 'GET', url: '/' },
    });
  });

  it('says who calls, whatever the caller says of itself or of a user', async () => {
    await call({
      url: '/com.x.demo/',
      header: { 'mattermost-user-id': ['victim'], 'MATTERMOST-PLUGIN-ID': ['com.mattermost.server'] },
    });
    const { header } = seen().request;
    expect(header['Mattermost-Plugin-Id']).toEqual([CALLER]);
    expect(header['Mattermost-User-Id']).toEqual(['']);
    expect(Object.keys(header).filter((name) => /mattermost/i.test(name))).toHaveLength(2);
  });

  it.each(['', '/', 'com.x.demo/a', '/com.x.demo', '//a', '/no id/a', '/com.x.demo?x=/a', '?/x/'])(
    'is 400 for the malformed address %j, and reaches nobody',
    async (url) => {
      const answer = await call({ url });
      expect(answer.statusCode).toBe(400);
      expect(await text(answer.body)).toContain('/<plugin id>/<path>');
      expect(fake.seen).toEqual([]);
    },
  );

  it('streams the answer, no faster than it is read, and ends it when the reader goes away', async () => {
    let response!: ServerResponse;
    fake.answer = (written) => {
      response = written;
      written.write('first');
    };
    const answer = await call({ url: '/com.x.demo/' });
    const [chunk] = (await once(answer.body, 'data')) as [Buffer];
    expect(String(chunk)).toBe('first');
    answer.body.pause();
    let written = 0;
    while (response.write(Buffer.alloc(64 * 1024))) written += 1;
    expect(written).toBeLessThan(100);
    const closed = once(response, 'close');
    answer.body.destroy();
    await closed;
    expect(response.writableFinished).toBe(false);
  });

  it('is given up with its signal, before the answer and after', async () => {
    const early = new AbortController();
    const gone: AbortSignal[] = [];
    const host = {
      serveHttp: (...args: unknown[]) => {
        gone.push(args[4] as AbortSignal);
        early.abort(new Error('no longer wanted'));
        return new Promise<void>(() => undefined);
      },
    };
    await expect(
      interPluginHttp(host, CALLER, { url: '/com.x.demo/', signal: early.signal }),
    ).rejects.toThrow();
    if (!gone[0]?.aborted) await once(gone[0]!, 'abort');

    const late = new AbortController();
    let closed: Promise<unknown> = Promise.resolve();
    fake.answer = (response) => {
      closed = once(response, 'close');
      response.write('x');
    };
    const answer = await call({ url: '/com.x.demo/', signal: late.signal });
    const ended = expect(text(answer.body)).rejects.toThrow();
    late.abort();
    await closed;
    await ended;
  });

  it('is 500 when the plugin fails before its answer', async () => {
    fake.answer = () => {
      throw new Error('the plugin has died');
    };
    expect((await call({ url: '/com.x.demo/' })).statusCode).toBe(500);
  });
});
