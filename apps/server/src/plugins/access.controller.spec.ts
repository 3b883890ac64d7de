import type { HubEvent } from '@patchbay/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { pluginWebsocketEvents } from '../engine/plugin-websocket-events.ts';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

/** The one whose web half the host of the fixture shows. */
const WEB = 'web';
const ACCESS = `/plugins/${WEB}/access_control`;

describe('whom a plugin is for', () => {
  let app: ChatApp;
  let admin: Awaited<ReturnType<ChatApp['person']>>;
  let ada: typeof admin;
  let ben: typeof admin;
  const heard: HubEvent[] = [];

  beforeAll(async () => {
    app = await startChatApp();
    admin = await app.person('admin');
    ada = await app.person('ada');
    ben = await app.person('ben');
    app.host.active.add(WEB);
    app.core.events.subscribe((event) => heard.push(event));
  });
  afterEach(() => put({ enable: false, allowed_user_ids: [] }));
  afterAll(() => app.close());

  const put = (body: unknown, { token } = admin) => app.ask('PUT', ACCESS, { token, body });
  const get = ({ token } = admin, path = ACCESS) => app.ask('GET', path, { token });
  const webHalves = async (token?: string, headers: Record<string, string> = {}) =>
    app.ask('GET', '/plugins/webapp', { token, headers });
  const listed = async (token?: string) => (await webHalves(token)).body.map(({ id }) => id);
  const overHttp = async (token?: string, path = '/hello') => {
    const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const response = await fetch(`${app.url}/plugins/${WEB}${path}`, { headers });
    return `${response.status} ${await response.text()}`;
  };

  it('is told to administrators, and everybody at first', async () => {
    expect(await get()).toMatchObject({ status: 200, body: { enable: false, allowed_user_ids: [] } });
    expect(await get(ada)).toMatchObject({ status: 403, id: 'api.context.permissions.app_error' });
    expect(await get(admin, '/plugins/nothing/access_control')).toMatchObject({
      status: 404,
      id: 'app.plugin.not_installed.app_error',
    });
  });

  it('is set by administrators, each id once, and announced to everybody after it', async () => {
    heard.splice(0);
    const wanted = { enable: true, allowed_user_ids: [ada.user.id, ada.user.id] };
    expect(await put(wanted, ada)).toMatchObject({ status: 403, id: 'api.context.permissions.app_error' });
    expect(await put(wanted)).toMatchObject({ status: 200, body: { status: 'OK' } });
    expect((await get()).body).toEqual({ enable: true, allowed_user_ids: [ada.user.id] });
    await app.core.events.drained();
    const told = heard.filter(({ event }) => event === 'plugin_access_control_changed');
    expect(told.map(({ data }) => data)).toEqual([{}]);
    await put({ allowed_user_ids: [ben.user.id] });
    expect((await get()).body).toEqual({ enable: false, allowed_user_ids: [ben.user.id] });
  });

  it.each<[unknown, string]>([
    [null, 'invalid_body'],
    [undefined, 'invalid_body'],
    ['{', 'invalid_body'],
    [[], 'invalid_body'],
    [{ enable: 'yes' }, 'invalid_body'],
    [{ enable: true, allowed_user_ids: [1] }, 'invalid_body'],
    [{ enable: true, allowed_user_ids: ['me'] }, 'invalid_user_id'],
    [{ enable: true, allowed_user_ids: ['?'.repeat(26)] }, 'invalid_user_id'],
  ])('is not set by %j', async (body, why) => {
    const answer = await put(body);
    expect([answer.status, answer.id]).toEqual([400, `app.plugin.access_control.${why}.app_error`]);
    expect((await get()).body).toEqual({ enable: false, allowed_user_ids: [] });
  });

  it('decides who loads its web half, and no tag of one list stands for another', async () => {
    expect(await listed()).toEqual([WEB]);
    await put({ enable: true, allowed_user_ids: [ada.user.id] });
    expect([await listed(ada.token), await listed(admin.token)]).toEqual([[WEB], [WEB]]);
    expect([await listed(ben.token), await listed()]).toEqual([[], []]);
    const tag = (await webHalves(ada.token)).headers.get('etag') ?? '"none"';
    const others = await webHalves(ben.token, { 'If-None-Match': tag });
    expect([others.status, others.body]).toEqual([200, []]);
  });

  it('decides whose session reaches it over HTTP; strangers do as before', async () => {
    await put({ enable: true, allowed_user_ids: [ada.user.id] });
    expect([await overHttp(ada.token), await overHttp(admin.token), await overHttp()]).toEqual(
      Array.from({ length: 3 }, () => '200 from plugin'),
    );
    const reached = app.host.seen.length;
    const nothingThere = await fetch(`${app.url}/plugins/nothing/hello`);
    expect(await overHttp(ben.token)).toBe(`404 ${await nothingThere.text()}`);
    expect(app.host.seen).toHaveLength(reached);
  });

  it('decides whose buttons and dialogs lead to it, which name its address themselves', async () => {
    const direct = { token: ben.token, body: [ben.user.id, ada.user.id] };
    const channel_id = (await app.ask('POST', '/channels/direct', direct)).body.id;
    const submit = ({ token }: typeof admin) =>
      app.ask('POST', '/actions/dialogs/submit', {
        token,
        body: { url: `/plugins/${WEB}/hello`, channel_id, submission: {} },
      });
    const before = await submit(ben);
    await put({ enable: true, allowed_user_ids: [ada.user.id] });
    const refused = await submit(ben);
    expect(refused).toMatchObject({ status: 400, id: 'api.post.do_action.action_integration.app_error' });
    expect(JSON.stringify(refused.body)).toContain('there is no plugin');
    await put({ enable: true, allowed_user_ids: [ben.user.id] });
    expect(await submit(ben)).toMatchObject({ status: before.status });
    expect(before.status).toBe(200);
  });

  it('decides who hears that it came, not who hears that it went', async () => {
    const events = pluginWebsocketEvents(app.core);
    const manifest = app.host.host.webManifests()[0];
    await put({ enable: true, allowed_user_ids: [ada.user.id] });
    heard.splice(0);
    events.enabled(manifest, WEB);
    events.disabled(manifest, WEB);
    await app.core.events.drained();
    const receivers = await Promise.all(
      [ada, ben, admin].map(async ({ token }) => ({
        connectionId: token,
        session: (await app.core.sessions.byToken(token))!,
      })),
    );
    expect(heard.map((event) => [event.event, ...receivers.map((one) => event.receives(one))])).toEqual([
      ['plugin_enabled', true, false, true],
      ['plugin_disabled', true, true, true],
    ]);
    expect(heard.map(({ data }) => data)).toEqual([{ manifest }, { manifest: { id: WEB } }]);
    await put({ enable: false });
    await app.core.events.drained();
    heard.splice(0);
    events.disabled(manifest, WEB);
    await app.core.events.drained();
    expect(heard.map(({ data }) => data)).toEqual([{ manifest }]);
  });

  it('is told as everybody while a newer manifest says so, whatever is set', async () => {
    await put({ enable: true, allowed_user_ids: [ada.user.id] });
    app.host.unfiltered.add(WEB);
    const { body } = await get();
    app.host.unfiltered.delete(WEB);
    expect(body).toEqual({ enable: false, allowed_user_ids: [ada.user.id] });
    expect((await get()).body).toMatchObject({ enable: true });
  });

  it('is everybody where the manifest says so', async () => {
    const restricted = { enable: true, allowed_user_ids: [ada.user.id] };
    await put(restricted);
    app.host.unfiltered.add(WEB);
    const answers = [await put(restricted), await overHttp(ben.token)];
    app.host.unfiltered.delete(WEB);
    expect(answers).toEqual([
      expect.objectContaining({ status: 400, id: 'app.plugin.access_control.user_filtering.app_error' }),
      '200 from plugin',
    ]);
    expect(await overHttp(ben.token)).toMatch(/^404/);
  });

  it('is no question while plugins are off', async () => {
    const plugins = (Enable: boolean) =>
      app.core.config.patch({ PluginSettings: { Enable } }, { userId: '', fromMachine: true });
    await plugins(false);
    const answers = [await get(ada), await put({}, ada)];
    await plugins(true);
    expect(answers.map(({ status, id }) => [status, id])).toEqual(
      Array.from({ length: 2 }, () => [501, 'app.plugin.disabled.app_error']),
    );
  });
});
