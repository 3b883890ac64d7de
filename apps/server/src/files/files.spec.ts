import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, FileInfo } from '@patchbay/contract';
import { NOWHERE, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

const NOBODY = 'z'.repeat(26);
const HTML = '<script>alert(1)</script>';

let app: ChatApp;
let ada: Awaited<ReturnType<ChatApp['person']>>;
let eve: typeof ada;
let channel: Channel;
let hidden: Channel;

beforeAll(async () => {
  app = await startChatApp({
    MM_FILESETTINGS_MAXFILESIZE: '50000',
    MM_SERVICESETTINGS_SITEURL: 'https://chat.example',
  });
  ada = await app.person('ada');
  eve = await app.person('eve');
  const team = await app.core.teams.create(
    NOWHERE,
    { name: 'engines', display_name: 'engines', type: 'O' },
    ada.user.id,
  );
  await app.core.teamMembers.add(NOWHERE, team.id, eve.user.id);
  channel = await app.core.channels.getByName(team.id, 'town-square');
  hidden = await app.core.channels.create(
    NOWHERE,
    { team_id: team.id, name: 'hidden', display_name: 'Hidden', type: 'P' },
    ada.user.id,
  );
});
afterAll(() => app.close());

interface Piece {
  readonly name: string;
  readonly value: string | Uint8Array;
  readonly filename?: string;
}

function form(pieces: readonly Piece[]): FormData {
  const data = new FormData();
  for (const { name, value, filename } of pieces)
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, new Blob([value as Uint8Array<ArrayBuffer>], { type: 'text/html' }), filename);
  return data;
}

async function post(
  path: string,
  token: string,
  body: FormData | string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${app.url}/api/v4${path}`, {
    method: 'POST',
    headers: { ...headers, Authorization: `Bearer ${token}` },
    body,
  });
  const answer = (await response.json()) as {
    file_infos: FileInfo[];
    client_ids: string[] | null;
    id?: string;
  };
  return { status: response.status, ...answer };
}

const file = (filename: string, content: string | Uint8Array): Piece => ({
  name: 'files',
  filename,
  value: typeof content === 'string' ? Buffer.from(content) : content,
});
const to = (channelId: string): Piece => ({ name: 'channel_id', value: channelId });

async function uploaded(
  filename: string,
  content: string | Uint8Array,
  channelId = channel.id,
): Promise<FileInfo> {
  const { file_infos: infos } = await post(
    '/files',
    ada.token,
    form([to(channelId), file(filename, content)]),
  );
  return infos[0]!;
}

const get = (path: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, {
    headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  });

const temporary = () => readdir(join(app.folder, 'data', 'tmp')).catch(() => []);
const known = async () => (await app.core.files.list({ page: 0, perPage: 1000 })).length;

describe('uploading files', () => {
  it('takes a form of several, each with an id of its sender', async () => {
    const answer = await post(
      '/files',
      ada.token,
      form([
        to(channel.id),
        { name: 'client_ids', value: 'one' },
        { name: 'client_ids', value: 'two' },
        file('a.txt', 'first'),
        file('b\u00fc.html', HTML),
      ]),
    );
    expect(answer.status).toBe(201);
    expect(answer.client_ids).toEqual(['one', 'two']);
    expect(answer.file_infos).toMatchObject([
      {
        name: 'a.txt',
        size: 5,
        user_id: ada.user.id,
        channel_id: channel.id,
        extension: 'txt',
        mini_preview: null,
      },
      { name: 'b\u00fc.html', mime_type: 'text/html; charset=utf-8' },
    ]);
    expect(answer.file_infos[0]).not.toHaveProperty('Path');
  });

  it('takes the channel after the file, as old clients send it', async () => {
    const { status } = await post('/files', ada.token, form([file('a.txt', 'x'), to(channel.id)]));
    expect(status).toBe(201);
  });

  it('takes a file as the body, JSON too', async () => {
    const answer = await post(
      `/files?channel_id=${channel.id}&filename=a.json&client_id=c`,
      ada.token,
      '{"not": "parsed"',
      {
        'Content-Type': 'application/json',
      },
    );
    expect(answer).toMatchObject({
      status: 201,
      file_infos: [{ name: 'a.json', size: 16 }],
      client_ids: ['c'],
    });
  });

  it('refuses what it may not or cannot take, and keeps nothing of it', async () => {
    const before = await known();
    const big = new Uint8Array(60_000);
    const cases: [() => ReturnType<typeof post>, number, string][] = [
      [
        () => post('/files', eve.token, form([to(hidden.id), file('a', 'x')])),
        403,
        'api.context.permissions.app_error',
      ],
      [
        () => post('/files', eve.token, form([file('a', 'x'), to(hidden.id)])),
        403,
        'api.context.permissions.app_error',
      ],
      [
        () => post('/files', ada.token, form([to(NOBODY), file('a', 'x')])),
        400,
        'api.file.upload_file.get_channel.app_error',
      ],
      [
        () => post('/files', ada.token, form([file('a', 'x')])),
        400,
        'api.context.invalid_body_param.app_error',
      ],
      [
        () => post('/files', ada.token, form([to(channel.id), to(hidden.id), file('a', 'x')])),
        400,
        'api.file.upload_file.multiple_channel_ids.app_error',
      ],
      [
        () => post('/files', ada.token, form([to(channel.id), { name: 'nonsense', value: '' }])),
        400,
        'api.context.invalid_body_param.app_error',
      ],
      [
        () =>
          post(
            '/files',
            ada.token,
            form([to(channel.id), { name: 'client_ids', value: 'x' }, file('a', 'x'), file('b', 'x')]),
          ),
        400,
        'api.file.upload_file.incorrect_number_of_client_ids.app_error',
      ],
      [
        () => post('/files', ada.token, form([to(channel.id), file('good', 'x'), file('big', big)])),
        413,
        'api.file.upload_file.too_large_detailed.app_error',
      ],
      [
        () => post(`/files?channel_id=${channel.id}&filename=big`, ada.token, big),
        413,
        'api.file.upload_file.too_large_detailed.app_error',
      ],
      [
        () => post(`/files?channel_id=${channel.id}`, ada.token, 'x'),
        400,
        'api.context.invalid_url_param.app_error',
      ],
      [
        () => post(`/files?channel_id=x&filename=a`, ada.token, 'x'),
        400,
        'api.context.invalid_url_param.app_error',
      ],
      [
        () => post('/files', ada.token, 'no form', { 'Content-Type': 'multipart/form-data' }),
        400,
        'api.file.upload_file.read_request.app_error',
      ],
      [
        () =>
          post('/files', ada.token, '--x\r\nbroken', { 'Content-Type': 'multipart/form-data; boundary=x' }),
        400,
        'api.file.upload_file.read_request.app_error',
      ],
      [
        () => post('/files', '', form([to(channel.id), file('a', 'x')])),
        401,
        'api.context.session_expired.app_error',
      ],
    ];
    for (const [attempt, status, id] of cases) expect(await attempt()).toMatchObject({ status, id });
    expect(await known()).toBe(before);
    expect(await temporary()).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const before = await known();
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const part = (name: string, more: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
    socket.write(
      `POST /api/v4/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ada.token}\r\nContent-Length: 5000\r\n` +
        `Content-Type: multipart/form-data; boundary=x\r\n\r\n${part('channel_id', '')}${channel.id}\r\n` +
        `${part('files', '; filename="whole"')}whole\r\n${part('files', '; filename="half"')}half`,
    );
    // The first file and the half are there: now the sender goes away.
    while ((await temporary()).length < 2) await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    while ((await temporary()).length > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await known()).toBe(before);
  });

  it('is switched off by the administrator', async () => {
    await app.core.config.patch(
      { FileSettings: { EnableFileAttachments: false } },
      { userId: '', fromMachine: true },
    );
    const answer = await post('/files', ada.token, form([to(channel.id), file('a', 'x')]));
    expect(answer).toMatchObject({ status: 403, id: 'api.file.attachments.disabled.app_error' });
    await app.core.config.patch(
      { FileSettings: { EnableFileAttachments: true } },
      { userId: '', fromMachine: true },
    );
  });
});

describe('loading a file', () => {
  it('gives all of it, or the part that was asked for', async () => {
    const { id } = await uploaded('a.txt', 'hello world');
    const whole = await get(`/api/v4/files/${id}`, ada.token);
    expect([whole.status, await whole.text(), whole.headers.get('content-length')]).toEqual([
      200,
      'hello world',
      '11',
    ]);
    const asked = async (range: string, more: Record<string, string> = {}) => {
      const part = await get(`/api/v4/files/${id}`, ada.token, { Range: range, ...more });
      return [part.status, await part.text(), part.headers.get('content-range')];
    };
    expect(await asked('bytes=6-')).toEqual([206, 'world', 'bytes 6-10/11']);
    expect(await asked('bytes=-3')).toEqual([206, 'rld', 'bytes 8-10/11']);
    expect(await asked('bytes=20-')).toEqual([416, '', 'bytes */11']);
    expect(await asked('bytes=0-1,4-5')).toEqual([200, 'hello world', null]);
    expect(await asked('bytes=0-1', { 'If-Range': new Date(0).toUTCString() })).toEqual([
      200,
      'hello world',
      null,
    ]);
    const date = whole.headers.get('last-modified') ?? '';
    expect((await get(`/api/v4/files/${id}`, ada.token, { 'If-Modified-Since': date })).status).toBe(304);
    const head = await fetch(`${app.url}/api/v4/files/${id}`, {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${ada.token}` },
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '11']);
    const { id: empty } = await uploaded('empty.txt', '');
    expect(await (await get(`/api/v4/files/${empty}`, ada.token)).text()).toBe('');
  });

  it('never lets a browser run what somebody uploaded', async () => {
    const headersOf = async (name: string, query = '') => {
      const { id } = await uploaded(name, HTML);
      const { headers } = await get(`/api/v4/files/${id}${query}`, ada.token);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      return [headers.get('content-type'), headers.get('content-disposition')?.split(';')[0]];
    };
    expect(await headersOf('a.html')).toEqual(['text/plain', 'attachment']);
    expect(await headersOf('a.svg')).toEqual(['image/svg+xml', 'attachment']);
    expect(await headersOf('a.xhtml')).toEqual(['text/plain', 'attachment']);
    expect(await headersOf('a.js')).toEqual(['text/plain', 'attachment']);
    expect(await headersOf('a.unheard-of')).toEqual(['application/octet-stream', 'attachment']);
    expect(await headersOf('a.png')).toEqual(['image/png', 'inline']);
    expect(await headersOf('a.png', '?download=1')).toEqual(['image/png', 'attachment']);
  });

  it('is for whoever uploaded it, or reads its channel', async () => {
    const shared = await uploaded('a.txt', 'x');
    const secret = await uploaded('b.txt', 'x', hidden.id);
    const status = async (id: string, token: string, part = '') =>
      (await get(`/api/v4/files/${id}${part}`, token)).status;
    for (const part of ['', '/info']) {
      expect(await status(shared.id, eve.token, part)).toBe(200);
      expect(await status(secret.id, ada.token, part)).toBe(200);
      expect(await status(secret.id, eve.token, part)).toBe(403);
      expect(await status(NOBODY, ada.token, part)).toBe(404);
      expect(await status('..%2f..%2fpatchbay.db', ada.token, part)).toBe(400);
      expect(await status(shared.id, '', part)).toBe(401);
    }
    for (const part of ['/thumbnail', '/preview']) {
      expect(await status(secret.id, eve.token, part)).toBe(403);
      expect(await status(shared.id, eve.token, part)).toBe(400);
    }
  });
});

describe('a public link', () => {
  it('opens a file of a post to anyone who has it, while the administrator allows it', async () => {
    const info = await uploaded('a.txt', 'for all');
    const allow = (EnablePublicLink: boolean) =>
      app.core.config.patch({ FileSettings: { EnablePublicLink } }, { userId: '', fromMachine: true });
    const link = () => app.ask('GET', `/files/${info.id}/link`, { token: ada.token });
    expect(await link()).toMatchObject({ status: 403, id: 'api.file.get_public_link.disabled.app_error' });
    await allow(true);
    expect(await link()).toMatchObject({ status: 400, id: 'api.file.get_public_link.no_post.app_error' });
    await app.core.posts.create(NOWHERE, {
      channel_id: channel.id,
      user_id: ada.user.id,
      message: '',
      file_ids: [info.id],
    });
    const { body } = await link();
    const path = String(body['link']).replace('https://chat.example', '');
    expect(await (await get(path, '')).text()).toBe('for all');
    for (const wrong of [
      `/files/${info.id}/public`,
      `/files/${info.id}/public?h=x`,
      path.replace(info.id, NOBODY),
    ])
      expect((await get(wrong, '')).status).toBe(400);
    await allow(false);
    expect((await get(path, '')).status).toBe(403);
  });
});

describe('the files of a post', () => {
  it("are its author's own, listed to those who read it, and gone with it", async () => {
    const mine = await uploaded('a.txt', 'x');
    const theirs = (await post('/files', eve.token, form([to(channel.id), file('b.txt', 'x')])))
      .file_infos[0]!;
    const made = await app.ask('POST', '/posts', {
      token: ada.token,
      body: { channel_id: channel.id, message: 'look', file_ids: [mine.id, theirs.id, NOBODY] },
    });
    expect(made.body['file_ids']).toEqual([mine.id]);
    const many = { channel_id: channel.id, message: 'x', file_ids: Array(11).fill(mine.id) };
    expect(await app.ask('POST', '/posts', { token: ada.token, body: many })).toMatchObject({
      status: 400,
      id: 'model.post.is_valid.file_ids.app_error',
    });
    const path = `/posts/${String(made.body['id'])}/files/info`;
    const listed = await app.ask('GET', path, { token: eve.token });
    expect(listed.body).toMatchObject([{ id: mine.id, post_id: made.body['id'] }]);
    const again = await app.ask('GET', path, {
      token: eve.token,
      headers: { 'If-None-Match': listed.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
    expect((await app.ask('GET', `${path}?include_deleted=true`, { token: eve.token })).status).toBe(403);
    await app.core.posts.delete(NOWHERE, String(made.body['id']), ada.user.id);
    expect((await get(`/api/v4/files/${mine.id}`, ada.token)).status).toBe(404);
    expect((await app.ask('GET', path, { token: eve.token })).status).toBe(404);
  });
});
