import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Team } from '@patchbay/contract';
import sharp from 'sharp';
import { NOWHERE, startChatApp, type ChatApp, type Reply } from '../fixtures/chat-app.ts';
import { multipart, type Part } from '../fixtures/multipart.ts';

const NOBODY = 'z'.repeat(26);
const TEXT: Part = { name: 'image', filename: 'a.png', value: 'no picture' };

let app: ChatApp;
let admin: Awaited<ReturnType<ChatApp['person']>>;
let ada: typeof admin;
let eve: typeof admin;
let team: Team;
let picture: Part;

beforeAll(async () => {
  app = await startChatApp({ MM_FILESETTINGS_MAXFILESIZE: '600000' });
  [admin, ada, eve] = [await app.person('admin'), await app.person('ada'), await app.person('eve')];
  team = await app.core.teams.create(
    NOWHERE,
    { name: 'engines', display_name: 'engines', type: 'I' },
    ada.user.id,
  );
  const create = { width: 300, height: 200, channels: 3, background: '#07f' } as const;
  picture = { name: 'image', filename: 'x', value: await sharp({ create }).jpeg().toBuffer() };
});
afterAll(() => app.close());

const send = (path: string, token: string, ...parts: Part[]): Promise<Reply> =>
  app.ask('POST', path, { token, ...multipart(...parts) });
const get = (path: string, token?: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/v4${path}`, {
    headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  });
const sizeOf = async (response: Response) => {
  const { width, height, format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
  return [width, height, format];
};

describe('custom emoji over REST', () => {
  const emoji = (name: string, creator = ada): Part => ({
    name: 'emoji',
    value: JSON.stringify({ name, creator_id: creator.user.id }),
  });

  it('are made by anyone, in their own name, and shown to everyone', async () => {
    const made = await send('/emoji', ada.token, emoji('blueish'), picture);
    expect(made).toMatchObject({ status: 200, body: { name: 'blueish', creator_id: ada.user.id } });
    const id = String(made.body['id']);
    const image = await get(`/emoji/${id}/image`, eve.token);
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(await sizeOf(image)).toEqual([128, 85, 'png']);
    for (const path of [`/emoji/${id}`, '/emoji/name/blueish'])
      expect((await app.ask('GET', path, { token: eve.token })).body).toEqual(made.body);
    for (const path of ['/emoji?sort=name&per_page=1', '/emoji/autocomplete?name=blue'])
      expect((await app.ask('GET', path, { token: eve.token })).body).toEqual([made.body]);
    for (const [path, body] of [
      ['/emoji/search', { term: 'uei' }],
      ['/emoji/names', ['blueish', 'smile', 'nobody']],
    ] as const)
      expect((await app.ask('POST', path, { token: eve.token, body })).body).toEqual([made.body]);
  });

  it('are refused when they are not what they should be', async () => {
    const cases: [Promise<Reply>, number, string][] = [
      [
        send('/emoji', ada.token, emoji('forged', eve), picture),
        403,
        'api.emoji.create.other_user.app_error',
      ],
      [send('/emoji', ada.token, emoji('smile'), picture), 400, 'model.emoji.system_emoji_name.app_error'],
      [send('/emoji', ada.token, emoji('a/b'), picture), 400, 'model.emoji.name.app_error'],
      [send('/emoji', ada.token, emoji('text'), TEXT), 400, 'api.emoji.upload.image.app_error'],
      [send('/emoji', ada.token, emoji('none')), 400, 'api.context.invalid_body_param.app_error'],
      [send('/emoji', ada.token, picture), 400, 'api.context.invalid_body_param.app_error'],
      [
        send('/emoji', ada.token, { name: 'emoji', value: '{' }, picture),
        400,
        'api.context.invalid_body_param.app_error',
      ],
      [
        send('/emoji', ada.token, emoji('big'), { ...picture, value: Buffer.alloc(530_000) }),
        413,
        'api.emoji.create.too_large.app_error',
      ],
      [app.ask('POST', '/emoji', { token: ada.token, body: {} }), 400, 'api.emoji.create.parse.app_error'],
      [
        app.ask('GET', '/emoji?sort=size', { token: ada.token }),
        400,
        'api.context.invalid_url_param.app_error',
      ],
      [
        app.ask('GET', '/emoji/autocomplete', { token: ada.token }),
        400,
        'api.context.invalid_url_param.app_error',
      ],
      [
        app.ask('GET', '/emoji/name/a%20b', { token: ada.token }),
        400,
        'api.context.invalid_url_param.app_error',
      ],
      [app.ask('GET', `/emoji/${NOBODY}`, { token: ada.token }), 404, 'app.emoji.get.no_result'],
      [
        app.ask('POST', '/emoji/names', { token: ada.token, body: [] }),
        400,
        'api.context.invalid_body_param.app_error',
      ],
      [
        app.ask('POST', '/emoji/names', { token: ada.token, body: Array(201).fill('x') }),
        400,
        'api.emoji.get_multiple_by_name_too_many.request_error',
      ],
      [
        app.ask('POST', '/emoji/search', { token: ada.token, body: { term: '' } }),
        400,
        'api.context.invalid_body_param.app_error',
      ],
    ];
    for (const [reply, status, id] of cases) expect(await reply).toMatchObject({ status, id });
  });

  it('are deleted by who made them, and by administrators', async () => {
    const make = async (name: string) =>
      `/emoji/${String((await send('/emoji', ada.token, emoji(name), picture)).body['id'])}`;
    const path = await make('mine');
    expect(await app.ask('DELETE', path, { token: eve.token })).toMatchObject({ status: 403 });
    expect(await app.ask('DELETE', path, { token: ada.token })).toMatchObject({ body: { status: 'OK' } });
    expect(await app.ask('DELETE', path, { token: ada.token })).toMatchObject({ status: 404 });
    expect((await app.ask('DELETE', await make('theirs'), { token: admin.token })).status).toBe(200);
  });

  it('can be switched off', async () => {
    const allow = (EnableCustomEmoji: boolean) =>
      app.core.config.patch({ ServiceSettings: { EnableCustomEmoji } }, { userId: '', fromMachine: true });
    await allow(false);
    const off = { status: 501, id: 'api.emoji.disabled.app_error' };
    expect(await send('/emoji', ada.token, emoji('late'), picture)).toMatchObject(off);
    for (const path of ['/emoji', '/emoji/name/blueish', `/emoji/${NOBODY}`, '/emoji/autocomplete?name=b'])
      expect(await app.ask('GET', path, { token: ada.token })).toMatchObject(off);
    await allow(true);
  });
});

describe('icons of teams', () => {
  it('are set and removed by who manages the team, and seen by its members', async () => {
    const path = `/teams/${team.id}/image`;
    expect(await app.ask('GET', path, { token: ada.token })).toMatchObject({ status: 404 });
    expect(await send(path, eve.token, picture)).toMatchObject({ status: 403 });
    expect(await send(path, ada.token, picture)).toMatchObject({ status: 200, body: { status: 'OK' } });
    const icon = await get(path, ada.token);
    expect(icon.headers.get('cache-control')).toBe('max-age=86400, private');
    expect(await sizeOf(icon)).toEqual([128, 128, 'png']);
    const tag = { 'If-None-Match': icon.headers.get('etag')! };
    expect((await get(path, ada.token, tag)).status).toBe(304);
    expect((await get(path, eve.token)).status).toBe(403);
    expect(await send(path, ada.token, TEXT)).toMatchObject({
      status: 400,
      id: 'api.team.set_team_icon.decode.app_error',
    });
    expect(await send(path, ada.token)).toMatchObject({
      status: 400,
      id: 'api.team.set_team_icon.no_file.app_error',
    });
    const big = { ...picture, value: Buffer.alloc(600_001) };
    expect(await send(path, ada.token, big)).toMatchObject({
      id: 'api.team.set_team_icon.too_large.app_error',
    });
    expect((await app.ask('DELETE', path, { token: eve.token })).status).toBe(403);
    expect((await app.ask('DELETE', path, { token: ada.token })).status).toBe(200);
    expect((await get(path, ada.token)).status).toBe(404);
  });
});

describe('pictures of people', () => {
  it('are set and reset by themselves, or who may edit them', async () => {
    const path = `/users/${ada.user.id}/image`;
    const initial = await (await get(`${path}/default`, eve.token)).text();
    expect(await (await get(path, eve.token)).text()).toBe(initial);
    expect(await send(path, eve.token, picture)).toMatchObject({ status: 403 });
    expect(await send('/users/me/image', ada.token, picture)).toMatchObject({ body: { status: 'OK' } });
    const image = await get(path, eve.token);
    const tag = image.headers.get('etag')!;
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(await sizeOf(image)).toEqual([128, 128, 'png']);
    expect((await get(path, eve.token, { 'If-None-Match': tag })).status).toBe(304);
    expect(await send(path, ada.token, TEXT)).toMatchObject({
      id: 'api.user.upload_profile_user.decode.app_error',
    });
    expect(await send(path, ada.token)).toMatchObject({
      id: 'api.user.upload_profile_user.no_file.app_error',
    });
    expect((await app.ask('DELETE', path, { token: eve.token })).status).toBe(403);
    expect((await app.ask('DELETE', path, { token: admin.token })).status).toBe(200);
    const reset = await get(path, eve.token, { 'If-None-Match': tag });
    expect(await reset.text()).toBe(initial);
    expect((await get(`/users/${NOBODY}/image`, ada.token)).status).toBe(404);
  });
});

describe('the picture of the brand', () => {
  it('is for everybody, and set by administrators', async () => {
    expect((await get('/brand/image')).status).toBe(404);
    expect(await send('/brand/image', ada.token, picture)).toMatchObject({ status: 403 });
    expect(await send('/brand/image', admin.token, picture)).toMatchObject({ status: 201 });
    expect(await sizeOf(await get('/brand/image'))).toEqual([300, 200, 'png']);
    expect(await send('/brand/image', admin.token, TEXT)).toMatchObject({
      id: 'brand.save_brand_image.decode.app_error',
    });
    expect((await app.ask('DELETE', '/brand/image', { token: ada.token })).status).toBe(403);
    expect((await app.ask('DELETE', '/brand/image', { token: admin.token })).status).toBe(200);
    expect(await app.ask('DELETE', '/brand/image', { token: admin.token })).toMatchObject({ status: 404 });
  });
});

describe('uploads in pieces over REST', () => {
  it('are begun, looked at and continued by who uploads', async () => {
    const channel = await app.core.channels.getByName(team.id, 'town-square');
    const begin = (token: string, more: object = {}) =>
      app.ask('POST', '/uploads', {
        token,
        body: { channel_id: channel.id, filename: 'a.txt', file_size: 5, ...more },
      });
    const made = await begin(ada.token);
    expect(made).toMatchObject({
      status: 201,
      body: { type: 'attachment', file_offset: 0, user_id: ada.user.id },
    });
    expect(made.body).not.toHaveProperty('Path');
    const path = `/uploads/${String(made.body['id'])}`;
    expect(await begin(eve.token)).toMatchObject({ status: 403 });
    expect(await begin(ada.token, { file_size: 600_001 })).toMatchObject({ status: 413 });
    expect(await begin(ada.token, { file_size: 0 })).toMatchObject({ status: 400 });
    expect(await begin(ada.token, { type: 'import' })).toMatchObject({ status: 403 });
    expect((await app.ask('GET', path, { token: ada.token })).body).toEqual(made.body);
    expect(await app.ask('GET', path, { token: eve.token })).toMatchObject({ status: 403 });
    const mine = await app.ask('GET', '/users/me/uploads', { token: ada.token });
    expect(mine.body).toEqual([made.body]);
    expect(await app.ask('GET', `/users/${ada.user.id}/uploads`, { token: eve.token })).toMatchObject({
      status: 403,
    });
    const append = (token: string, body: unknown) => app.ask('POST', path, { token, body });
    expect(await append(eve.token, 'hello')).toMatchObject({ status: 403 });
    expect(await append(ada.token, 'too much')).toMatchObject({
      id: 'api.upload.upload_data.invalid_content_length',
    });
    expect(await append(ada.token, 'hi')).toMatchObject({
      id: 'app.upload.upload_data.first_part_too_small.app_error',
    });
    expect(await append(ada.token, 'hello')).toMatchObject({ status: 200, body: { name: 'a.txt', size: 5 } });
    expect(await append(ada.token, 'hello')).toMatchObject({ status: 404 });
    const other = `/uploads/${String((await begin(ada.token)).body['id'])}`;
    expect(await send(other, ada.token, { name: 'data', filename: 'x', value: 'hello' })).toMatchObject({
      body: { size: 5 },
    });
  });
});
