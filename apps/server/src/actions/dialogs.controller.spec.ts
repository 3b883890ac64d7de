import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, Team, User } from '@patchbay/contract';
import { NOWHERE, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

const PLUGIN = 'com.x.forms';

describe('/api/v4/actions/dialogs', () => {
  let app: ChatApp;
  let ada: { user: User; token: string };
  let eve: { user: User; token: string };
  let team: Team;
  let channel: Channel;

  beforeAll(async () => {
    app = await startChatApp();
    ada = await app.person('ada');
    eve = await app.person('eve');
    team = await app.core.teams.create(
      NOWHERE,
      { name: 'engines', display_name: 'E', type: 'O' },
      ada.user.id,
    );
    channel = await app.core.channels.getByName(team.id, 'town-square');
  });
  afterAll(() => app.close());
  beforeEach(() => {
    app.host.seen.length = 0;
    app.host.answer = (response) => response.end();
  });

  const submission = (more: object = {}) => ({
    url: `/plugins/${PLUGIN}/dialog?step=2`,
    callback_id: 'cb',
    state: 's',
    channel_id: channel.id,
    team_id: team.id,
    submission: { name: 'Ada', count: 3 },
    ...more,
  });
  const submit = (body: unknown, token: string | undefined = ada.token) =>
    app.ask('POST', '/actions/dialogs/submit', { token, body });

  it('opens one for whoever holds the trigger, without a session', async () => {
    const events: { data: Record<string, unknown>; user: string }[] = [];
    const stop = app.core.events.subscribe(
      ({ broadcast, data, event }) =>
        void (event === 'open_dialog' && events.push({ data, user: broadcast.user_id })),
    );
    const { triggerId } = app.core.triggers.make(ada.user.id);
    const body = { trigger_id: triggerId, url: '/plugins/x/y', dialog: { title: 'T' } };
    expect(await app.ask('POST', '/actions/dialogs/open', { body })).toMatchObject({
      status: 200,
      body: { status: 'OK' },
    });
    await app.core.events.drained();
    stop();
    expect(events).toMatchObject([{ user: ada.user.id }]);
    expect(JSON.parse(String(events[0]?.data['dialog']))).toMatchObject({
      url: '/plugins/x/y',
      dialog: { title: 'T' },
    });
  });

  it('opens none for a trigger that is not ours, or without one', async () => {
    const open = (body: unknown) => app.ask('POST', '/actions/dialogs/open', { body });
    expect(await open({ trigger_id: 'forged', url: '/x', dialog: {} })).toMatchObject({
      status: 400,
      id: 'interactive_message.decode_trigger_id.missing_data',
    });
    expect(await open({ url: '/x', dialog: {} })).toMatchObject({
      status: 400,
      id: 'api.context.invalid_body_param.app_error',
    });
  });

  it('takes what was filled in to the plugin, as who filled it in, and its words back', async () => {
    app.host.answer = (response) =>
      response.end(JSON.stringify({ errors: { name: 'taken' }, error: 'no', secret: 'x' }));
    expect(await submit(submission({ user_id: eve.user.id }))).toMatchObject({
      status: 200,
      body: { errors: { name: 'taken' }, error: 'no' },
    });
    const [seen] = app.host.seen;
    expect(seen?.pluginId).toBe(PLUGIN);
    expect(seen?.request).toMatchObject({ method: 'POST', url: '/dialog?step=2' });
    expect(seen?.request.header['Mattermost-User-Id']).toEqual([ada.user.id]);
    expect(seen?.context.SessionId).toHaveLength(26);
    expect(JSON.parse(seen?.body ?? '')).toEqual({
      type: 'dialog_submission',
      callback_id: 'cb',
      state: 's',
      channel_id: channel.id,
      team_id: team.id,
      submission: { name: 'Ada', count: 3 },
      cancelled: false,
      user_id: ada.user.id,
    });
  });

  it('takes silence, and what is no JSON, for agreement', async () => {
    expect((await submit(submission())).body).toEqual({});
    app.host.answer = (response) => response.end('thanks');
    expect(await submit(submission({ cancelled: true, submission: null }))).toMatchObject({
      status: 200,
      body: {},
    });
  });

  it('reaches a plugin below the address of this site too, and nothing else', async () => {
    await app.core.config.patch({ ServiceSettings: { SiteURL: 'https://chat.example' } }, { userId: '' });
    expect((await submit(submission({ url: `https://chat.example/plugins/${PLUGIN}/x` }))).status).toBe(200);
    expect((await submit(submission({ url: `plugins/${PLUGIN}/x` }))).status).toBe(200);
    expect(app.host.seen).toHaveLength(2);
    for (const url of [
      'http://127.0.0.1:1/plugins/a/b',
      '/api/v4/users',
      'file:///etc/passwd',
      '/plugins/../x',
    ])
      expect(await submit(submission({ url }))).toMatchObject({
        status: 400,
        id: 'api.post.do_action.action_integration.app_error',
      });
    expect(app.host.seen).toHaveLength(2);
  });

  it('says so when the plugin refuses', async () => {
    app.host.answer = (response) => response.writeHead(503).end();
    expect(await submit(submission())).toMatchObject({
      status: 400,
      id: 'api.post.do_action.action_integration.app_error',
    });
  });

  describe('with files', () => {
    const upload = (who: { user: User }) =>
      app.core.fileUploads.upload(NOWHERE, {
        channelId: channel.id,
        userId: who.user.id,
        name: 'plan.txt',
        data: Buffer.from('a plan'),
      });

    it('takes those of the sender along, each once', async () => {
      const { id } = await upload(ada);
      expect((await submit(submission({ submission: { plan: id }, file_ids: [id, id] }))).status).toBe(200);
      expect(JSON.parse(app.host.seen[0]?.body ?? '')).toMatchObject({
        file_ids: [id],
        submission: { plan: id },
      });
    });

    it('takes none that somebody else uploaded, or that is not there, nor more than ten', async () => {
      const { id } = await upload(eve);
      const missing = 'z'.repeat(26);
      for (const more of [
        { file_ids: [id] },
        { file_ids: [missing] },
        { file_ids: Array.from({ length: 11 }, (_, index) => String(index).padStart(26, 'z')) },
        { submission: { plan: `${missing},${id}` } },
      ])
        expect(await submit(submission(more))).toMatchObject({
          status: 400,
          id: 'api.context.invalid_body_param.app_error',
        });
      expect(app.host.seen).toHaveLength(0);
      // An id that is no file's may be anybody's or anything's.
      expect((await submit(submission({ submission: { who: missing } }))).status).toBe(200);
    });
  });

  describe('a button of one', () => {
    const press = (more: object = {}, token: string | undefined = ada.token) =>
      app.ask('POST', '/actions/dialogs/execute', {
        token,
        body: { url: `/plugins/${PLUGIN}/more`, context: { source: 'a' }, channel_id: channel.id, ...more },
      });

    it('tells whoever put it there who pressed it, and gives both a trigger', async () => {
      const answer = await press({ team_id: 'of somebody else' });
      expect(answer.status).toBe(200);
      const told = JSON.parse(app.host.seen[0]?.body ?? '') as { trigger_id: string };
      expect(told).toMatchObject({
        user_id: ada.user.id,
        user_name: 'ada',
        channel_id: channel.id,
        channel_name: 'town-square',
        team_id: team.id,
        team_domain: 'engines',
        context: { source: 'a' },
      });
      expect(app.core.triggers.verify(told.trigger_id)).toEqual({
        clientTriggerId: answer.body['trigger_id'],
        userId: ada.user.id,
      });
    });

    it('is refused for a place outside of plugins and the web, and to who cannot read the channel', async () => {
      expect(await press({ url: '/api/v4/users' })).toMatchObject({ status: 400 });
      expect(await press({}, eve.token)).toMatchObject({ status: 403 });
      expect((await app.ask('POST', '/actions/dialogs/execute', { body: {} })).status).toBe(401);
      expect(app.host.seen).toHaveLength(0);
    });
  });

  it('is denied to who has no session, or cannot read the channel or see the team', async () => {
    expect((await app.ask('POST', '/actions/dialogs/submit', { body: submission() })).status).toBe(401);
    expect((await submit(submission(), eve.token)).status).toBe(403);
    const own = await app.core.channels.direct(NOWHERE, eve.user.id, eve.user.id);
    expect((await submit(submission({ channel_id: own.id }), eve.token)).status).toBe(403);
    expect((await submit(submission({ channel_id: own.id, team_id: '' }), eve.token)).status).toBe(200);
  });
});
