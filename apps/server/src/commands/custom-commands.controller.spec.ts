import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, Team, User } from '@patchbay/contract';
import { NOWHERE, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { startProgram, type Program } from '../fixtures/program.ts';

type Reply = Awaited<ReturnType<ChatApp['ask']>>;

describe('custom commands', () => {
  let app: ChatApp;
  let program: Program;
  let ada: { user: User; token: string };
  let bob: { user: User; token: string };
  let eve: { user: User; token: string };
  let team: Team;
  let channel: Channel;

  beforeAll(async () => {
    [app, program] = [await startChatApp(), await startProgram()];
    [ada, bob, eve] = [await app.person('ada'), await app.person('bob'), await app.person('eve')];
    const given = { name: 'engines', display_name: 'E', type: 'O' as const };
    team = await app.core.teams.create(NOWHERE, given, ada.user.id);
    await app.core.teamMembers.add(NOWHERE, team.id, bob.user.id);
    channel = await app.core.channels.getByName(team.id, 'town-square');
  });
  afterAll(async () => {
    await app.close();
    await program.close();
  });
  beforeEach(async () => {
    program.asked.length = 0;
    program.answer = (response) => response.end();
    await set({ EnableCommands: true, AllowedUntrustedInternalConnections: '127.0.0.1' });
  });

  const set = (ServiceSettings: Record<string, unknown>) =>
    app.core.config.patch({ ServiceSettings }, { userId: '' });
  const json = (value: unknown) => (response: Parameters<Program['answer']>[0]) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  const make = async (trigger: string, more: object = {}): Promise<Reply> =>
    app.ask('POST', '/commands', {
      token: ada.token,
      body: { team_id: team.id, trigger, method: 'P', url: `${program.url}/run`, ...more },
    });
  const run = (command: string, token = ada.token) =>
    app.ask('POST', '/commands/execute', { token, body: { command, channel_id: channel.id } });
  const newest = async () => {
    const list = await app.core.postListing.forChannel(channel.id, { page: 0, perPage: 1 });
    return list.posts[list.order[0] ?? ''];
  };

  it('call their program with who, where and what, and post its answer as it says', async () => {
    const made = await make('Deploy', { username: 'shipper', auto_complete: true });
    expect(made).toMatchObject({ status: 201, body: { trigger: 'deploy', creator_id: ada.user.id } });
    program.answer = json({
      response_type: 'in_channel',
      text: 'shipped <https://x.example|it>',
      attachments: [{ text: 'log', fields: [{ title: 'n', value: 5, short: true }] }],
      goto_location: '/there',
      extra_responses: [{ text: 'for you' }],
    });
    const reply = await run('/deploy to @bob now');
    expect(reply).toMatchObject({ status: 200, body: { goto_location: '/there' } });
    const [asked] = program.asked;
    expect(asked?.headers).toMatchObject({
      authorization: `Token ${String(made.body['token'])}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
    const form = new URLSearchParams(asked?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      team_id: team.id,
      team_domain: 'engines',
      channel_name: 'town-square',
      user_name: 'ada',
      command: '/deploy',
      text: 'to @bob now',
      user_mentions: 'bob',
      user_mentions_ids: bob.user.id,
    });
    expect(form.get('response_url')).toMatch(/\/hooks\/commands\/[a-z0-9]{26}$/);
    expect(await newest()).toMatchObject({
      message: 'shipped [it](https://x.example)',
      user_id: ada.user.id,
      type: 'slack_attachment',
      props: { from_webhook: 'true', attachments: [{ text: 'log', fields: [{ value: '5' }] }] },
    });
    expect((await newest())?.props).not.toHaveProperty('override_username');
  });

  it('are asked by GET where they say so, and may answer in plain text', async () => {
    await make('look', { method: 'G', url: `${program.url}/look?x=1` });
    program.answer = (response) => response.end('hello');
    expect(await run('/look here')).toMatchObject({ status: 200, body: { text: 'hello' } });
    expect(program.asked[0]).toMatchObject({ method: 'GET', body: '' });
    expect(program.asked[0]?.url).toMatch(/^\/look\?x=1&.*text=here/);
  });

  it('may answer later, five times, at an address that only they know', async () => {
    await make('later');
    await run('/later');
    const at = new URLSearchParams(program.asked[0]?.body).get('response_url') ?? '';
    const answer = (body: string, type = 'application/json') =>
      fetch(`${app.url}${new URL(at, 'http://x').pathname}`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': type },
      });
    expect((await answer('{"text": 5}')).status).toBe(400);
    const done = await answer(JSON.stringify({ response_type: 'in_channel', text: 'at last' }));
    expect([done.status, await done.text()]).toEqual([200, 'ok']);
    expect(await newest()).toMatchObject({ message: 'at last', user_id: ada.user.id });
    for (let time = 2; time <= 5; time++) expect((await answer('again', 'text/plain')).status).toBe(200);
    expect((await answer('too often', 'text/plain')).status).toBe(400);
    const unknown = await fetch(`${app.url}/hooks/commands/${'z'.repeat(26)}`, { method: 'POST', body: 'x' });
    expect(unknown.status).toBe(404);
  });

  it('say so when the program fails, is silent in the wrong way, or hides in a network', async () => {
    await make('broken');
    program.answer = (response) => response.writeHead(503).end('down');
    expect(await run('/broken')).toMatchObject({
      status: 500,
      id: 'api.command.execute_command.failed_resp.app_error',
    });
    program.answer = json({ text: { no: 'text' } });
    expect(await run('/broken')).toMatchObject({
      status: 500,
      id: 'api.command.execute_command.failed.app_error',
    });
    await set({ AllowedUntrustedInternalConnections: '' });
    expect(await run('/broken')).toMatchObject({ id: 'api.command.execute_command.failed.app_error' });
    expect(program.asked).toHaveLength(2);
  });

  it('are kept by who may, and are there for nobody else', async () => {
    const { body: made } = await make('kept');
    const at = `/commands/${String(made['id'])}`;
    const missing = { status: 404, id: 'store.sql_command.save.get.app_error' };
    expect(await app.ask('GET', at, { token: ada.token })).toMatchObject({ body: { token: made['token'] } });
    for (const { token } of [bob, eve]) {
      expect(await app.ask('GET', at, { token })).toMatchObject(missing);
      expect(await app.ask('PUT', at, { token, body: made })).toMatchObject(missing);
      expect(await app.ask('PUT', `${at}/regen_token`, { token, body: {} })).toMatchObject(missing);
      expect(await app.ask('DELETE', at, { token })).toMatchObject(missing);
      expect((await app.ask('POST', '/commands', { token, body: made })).status).toBe(403);
    }
    const changed = await app.ask('PUT', at, {
      token: ada.token,
      body: { ...made, trigger: 'renamed', creator_id: eve.user.id, token: 'x' },
    });
    expect(changed.body).toMatchObject({
      trigger: 'renamed',
      creator_id: ada.user.id,
      token: made['token'],
    });
    const renewed = await app.ask('PUT', `${at}/regen_token`, { token: ada.token, body: {} });
    expect(renewed.body['token']).not.toBe(made['token']);
    const offered = await app.ask('GET', `/commands?team_id=${team.id}`, { token: bob.token });
    expect(JSON.stringify(offered.body)).not.toContain(renewed.body['token']);
    expect((await app.ask('DELETE', at, { token: ada.token })).status).toBe(200);
    expect((await run('/renamed')).status).toBe(404);
  });

  it('move to a team whose commands the mover manages', async () => {
    const other = await app.core.teams.create(
      NOWHERE,
      { name: 'others', display_name: 'O', type: 'O' },
      ada.user.id,
    );
    const { body: made } = await make('mover');
    const move = (token: string) =>
      app.ask('PUT', `/commands/${String(made['id'])}/move`, { token, body: { team_id: other.id } });
    expect((await move(bob.token)).status).toBe(403);
    expect((await move(ada.token)).status).toBe(200);
    const list = await app.ask('GET', `/commands?team_id=${other.id}&custom_only=true`, { token: ada.token });
    expect(list.body).toMatchObject([{ trigger: 'mover' }]);
  });

  it.each([
    [{ trigger: '/slash' }, 'model.command.is_valid.trigger.app_error'],
    [{ trigger: 'two words' }, 'model.command.is_valid.trigger.app_error'],
    [{ trigger: 'away' }, 'api.command.duplicate_trigger.app_error'],
    [{ url: 'ftp://x' }, 'model.command.is_valid.url_http.app_error'],
    [{ url: '' }, 'model.command.is_valid.url.app_error'],
    [{ method: 'X' }, 'model.command.is_valid.method.app_error'],
    [{ display_name: 'x'.repeat(65) }, 'model.command.is_valid.display_name.app_error'],
    [{ trigger: 5 }, 'api.context.invalid_body_param.app_error'],
  ])('are refused as %j', async (given, id) => {
    expect(await make('valid', given)).toMatchObject({ status: 400, id });
  });

  it('are switched off by a setting', async () => {
    const { body: made } = await make('off');
    await set({ EnableCommands: false });
    const disabled = { status: 501, id: 'api.command.disabled.app_error' };
    expect(await make('more')).toMatchObject(disabled);
    expect(await app.ask('GET', `/commands/${String(made['id'])}`, { token: ada.token })).toMatchObject(
      disabled,
    );
    expect((await run('/off')).status).toBe(404);
    expect((await run('/away')).status).toBe(200);
  });
});
