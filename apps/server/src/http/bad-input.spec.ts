import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { rawRequest, type RawAnswer } from '../fixtures/raw-request.ts';

/** What no answer may show: where our code lies, what it asks the database, how it failed inside. */
const INSIDES =
  /node_modules|\.ts:\d|\bat .+:\d+:\d+|SQLITE|syntax error at|select .+ from|\/tmp\/|TypeError|RangeError/i;

describe('hostile requests', () => {
  let app: ChatApp;
  let port: number;
  let token: string;
  let channelId: string;
  let userId: string;
  const seen: RawAnswer[] = [];

  beforeAll(async () => {
    app = await startChatApp();
    port = Number(new URL(app.url).port);
    const ada = await app.person('ada');
    ({ token } = ada);
    userId = ada.user.id;
    const given = { name: 'engines', display_name: 'Engines', type: 'O' };
    const reply = await app.ask('POST', '/teams', { token, body: given });
    const channel = await app.core.channels.getByName(String(reply.body['id']), 'town-square');
    channelId = channel.id;
  });
  afterAll(() => app.close());
  afterEach(() => {
    for (const { head, body } of seen.splice(0)) {
      expect(body).not.toMatch(INSIDES);
      expect(head).not.toMatch(/x-powered-by/i);
    }
  });

  const send = async (lines: readonly string[], body?: string | Buffer) => {
    const answer = await rawRequest(port, lines, body);
    seen.push(answer);
    return answer;
  };
  const bearer = () => `Authorization: Bearer ${token}`;
  const get = (path: string, ...headers: string[]) =>
    send([`GET ${path} HTTP/1.1`, 'Host: localhost', ...(headers.length ? headers : [bearer()])]);
  const post = (path: string, body: string | Buffer, ...headers: string[]) =>
    send(
      [
        `POST ${path} HTTP/1.1`,
        'Host: localhost',
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        ...(headers.length ? headers : [bearer()]),
      ],
      body,
    );
  const idOf = ({ body }: RawAnswer) => (JSON.parse(body) as { id: string }).id;
  const postCount = async () => {
    const rows = await app.core.analytics.get('standard', '', 0);
    return rows?.find(({ name }) => name === 'post_count')?.value;
  };

  it.each([
    ['half an object', '{"channel_id":'],
    ['no JSON', 'channel_id=x'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number for a text', '{"channel_id":7,"message":"x"}'],
    ['an object for a text', '{"channel_id":{"$ne":""},"message":"x"}'],
    ['an id that is none', '{"channel_id":"../../etc/passwd","message":"x"}'],
    ['brackets without end', '['.repeat(100_000)],
    ['brackets a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a NUL', '{"channel_id":"x","message":"a\\u0000b"}'],
    ['a comment', '{"message":"x" /* y */}'],
    ['a byte order mark in front', '\uFEFF{'],
  ])('with a body of %s are refused with 400, and nothing is written', async (_what, body) => {
    const before = await postCount();
    const answer = await post('/api/v4/posts', body);
    expect(answer.status).toBe(400);
    expect(idOf(answer)).toBe('api.context.invalid_body_param.app_error');
    expect(await postCount()).toBe(before);
  });

  it('with a message of 10 MB are refused with 413, which whoever still sends gets to read', async () => {
    const before = await postCount();
    const body = JSON.stringify({ channel_id: channelId, message: 'x'.repeat(10_000_000) });
    const answer = await post('/api/v4/posts', body);
    expect(answer.status).toBe(413);
    expect(idOf(answer)).toBe('api.context.request_body_too_large.app_error');
    expect(await postCount()).toBe(before);
  });

  it('with a message that is too long for a post are refused, and nothing is written', async () => {
    const before = await postCount();
    const body = JSON.stringify({ channel_id: channelId, message: 'x'.repeat(20_000) });
    expect((await post('/api/v4/posts', body)).status).toBe(400);
    expect(await postCount()).toBe(before);
  });

  it('reach no prototype', async () => {
    const body = `{"channel_id":"${channelId}","message":"x","__proto__":{"polluted":1},
      "props":{"constructor":{"prototype":{"polluted":1}},"__proto__":{"polluted":1}}}`;
    const answer = await post('/api/v4/posts', body);
    expect(answer.status).toBe(201);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(answer.body).not.toContain('polluted');
  });

  it('have invalid UTF-8 replaced, and of two equal keys the last taken', async () => {
    const body = Buffer.concat([
      Buffer.from(`{"channel_id":"no","channel_id":"${channelId}","message":"a`),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('b"}'),
    ]);
    const answer = await post('/api/v4/posts', body);
    expect(answer.status).toBe(201);
    const posts = await app.ask('GET', `/channels/${channelId}/posts?per_page=1`, { token });
    expect(JSON.stringify(posts.body)).toContain('a\ufffd');
  });

  it.each([
    '/api/v4/users/%2e%2e/config',
    '/api/v4/users/../config',
    '/api/v4/users%2fme',
    '/api/v4/users\\me',
    '/api/v4/users/%5cme',
    '/api/v4/users/%00me',
    '/api/v4/users/%zz',
    '/api/v4/users/%',
    '/api/v4/users/%ff%fe',
  ])('cannot hide a step in the path: %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(idOf(answer)).toBe('api.context.invalid_url_param.app_error');
  });

  it('find nothing under paths that are no endpoint', async () => {
    for (const path of ['/api/v4//users/me', '/api/v5/users/me', '/api/v4/users/me/../me', '/api/'])
      expect([400, 404]).toContain((await get(path)).status);
    expect((await send(['BREW /api/v4/users HTTP/1.1', 'Host: localhost'])).status).toBe(400);
    expect((await send(['PATCH /api/v4/users HTTP/1.1', 'Host: localhost', bearer()])).status).toBe(404);
  });

  it('are told 404 or 403 of what is not theirs, in the same words whatever is there', async () => {
    const nowhere = 'z'.repeat(26);
    expect((await get(`/api/v4/posts/${nowhere}`)).status).toBe(404);
    expect((await get('/api/v4/posts/short')).status).toBe(400);
    expect([403, 404]).toContain((await get(`/api/v4/channels/${nowhere}`)).status);
  });

  it('are nobody, whatever user they say they are', async () => {
    for (const header of [
      `Mattermost-User-Id: ${userId}`,
      `mattermost-user-id: ${userId}`,
      'Mattermost-Plugin-ID: com.mattermost.server',
      'X-MM-User-Id: admin',
    ])
      expect((await get('/api/v4/users/me', header)).status).toBe(401);
  });

  it('have the first of two tokens taken, and a cookie before a header', async () => {
    const me = (...headers: string[]) => get('/api/v4/users/me', ...headers).then(({ status }) => status);
    expect(await me(`Cookie: MMAUTHTOKEN=${token}; MMAUTHTOKEN=no`)).toBe(200);
    expect(await me(`Cookie: MMAUTHTOKEN=no; MMAUTHTOKEN=${token}`)).toBe(401);
    expect(await me(`Cookie: MMAUTHTOKEN=no`, bearer())).toBe(401);
    expect(await me(`Cookie: mmauthtoken=${token}`)).toBe(401);
    expect(await me(bearer(), 'Authorization: Bearer no')).toBe(200);
    expect(await me('Authorization: Bearer no', bearer())).toBe(401);
    expect(await me(`Authorization: Bearer ${token} ${token}`)).toBe(401);
    expect(await me(`Authorization: Bearer${token}`)).toBe(401);
    expect(await me(`AUTHORIZATION: bEARER ${token}`)).toBe(200);
  });

  it('that could be read as two are refused by whoever reads first', async () => {
    const twice = ['POST /api/v4/posts HTTP/1.1', 'Host: localhost', bearer()];
    expect(
      (await send([...twice, 'Content-Length: 3', 'Transfer-Encoding: chunked'], '0\r\n\r\n')).status,
    ).toBe(400);
    expect((await send([...twice, 'Content-Length: 3', 'Content-Length: 4'], '{}  ')).status).toBe(400);
    expect((await send([...twice, 'Content-Length: -1'])).status).toBe(400);
    expect((await send(['GET /api/v4/users/me HTTP/1.1', bearer()])).status).toBe(400);
    expect((await get('/api/v4/users/me', bearer(), `X-Long: ${'x'.repeat(40_000)}`)).status).toBe(431);
  });

  it('of HEAD get the headers and no body', async () => {
    const answer = await send(['HEAD /api/v4/users/me HTTP/1.1', 'Host: localhost', bearer()]);
    expect(answer).toMatchObject({ status: 200, body: '' });
  });
});
