import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, Team, User } from '@patchbay/contract';
import { NOWHERE, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { startProgram, type Program } from '../fixtures/program.ts';

describe('webhooks', () => {
  let app: ChatApp;
  let program: Program;
  let ada: { user: User; token: string };
  let bob: { user: User; token: string };
  let team: Team;
  let channel: Channel;
  let closed: Channel;

  beforeAll(async () => {
    [app, program] = [await startChatApp(), await startProgram()];
    [ada, bob] = [await app.person('ada'), await app.person('bob')];
    const given = { name: 'engines', display_name: 'E', type: 'O' as const };
    team = await app.core.teams.create(NOWHERE, given, ada.user.id);
    await app.core.teamMembers.add(NOWHERE, team.id, bob.user.id);
    channel = await app.core.channels.getByName(team.id, 'town-square');
    const eve = await app.person('eve');
    await app.core.teamMembers.add(NOWHERE, team.id, eve.user.id);
    const secret = { team_id: team.id, name: 'secret', display_name: 'S', type: 'P' as const };
    closed = await app.core.channels.create(NOWHERE, secret, eve.user.id);
  });
  afterAll(async () => {
    await app.close();
    await program.close();
  });
  beforeEach(async () => {
    program.asked.length = 0;
    program.answer = (response) => response.end();
    await set({
      EnableIncomingWebhooks: true,
      EnableOutgoingWebhooks: true,
      EnablePostUsernameOverride: false,
      EnablePostIconOverride: false,
      AllowedUntrustedInternalConnections: '127.0.0.1',
    });
  });

  const set = (ServiceSettings: Record<string, unknown>) =>
    app.core.config.patch({ ServiceSettings }, { userId: '' });
  const newest = async (channelId = channel.id) => {
    const list = await app.core.postListing.forChannel(channelId, { page: 0, perPage: 1 });
    return list.posts[list.order[0] ?? ''];
  };

  describe('incoming', () => {
    const make = (more: object = {}, token = ada.token) =>
      app.ask('POST', '/hooks/incoming', {
        token,
        body: { channel_id: channel.id, display_name: 'ci', ...more },
      });
    const post = async (id: unknown, body: string | FormData, type?: string) => {
      const response = await fetch(`${app.url}/hooks/${String(id)}`, {
        method: 'POST',
        body,
        headers: type === undefined ? {} : { 'Content-Type': type },
      });
      return { status: response.status, text: await response.text() };
    };
    const json = (value: unknown) => JSON.stringify(value);

    it('post JSON, forms and attachments, as whom they belong to', async () => {
      const made = await make();
      expect(made).toMatchObject({
        status: 201,
        body: { user_id: ada.user.id, team_id: team.id, last_used: 0 },
      });
      const id = made.body['id'];
      expect(await post(id, json({ text: 'built <!here> <@nobody>' }))).toEqual({ status: 200, text: 'ok' });
      expect((await app.core.incomingWebhooks.get(String(id))).last_used).toBeGreaterThan(0);
      expect(await newest()).toMatchObject({
        message: 'built @here <@nobody>',
        user_id: ada.user.id,
        props: { from_webhook: 'true', webhook_display_name: 'ci' },
      });
      await post(
        id,
        new URLSearchParams({ payload: json({ text: 'form' }) }).toString(),
        'application/x-www-form-urlencoded',
      );
      expect((await newest())?.message).toBe('form');
      const form = new FormData();
      form.set('text', 'multipart');
      expect((await post(id, form)).status).toBe(200);
      expect((await newest())?.message).toBe('multipart');
      await post(id, '{"attachments": [{"text": "two\nlines", "fields": [{"title": "n", "value": 5}]}]}');
      expect(await newest()).toMatchObject({
        message: '',
        type: 'slack_attachment',
        props: { attachments: [{ text: 'two\nlines', fields: [{ title: 'n', value: '5' }] }] },
      });
    });

    it('post under another name only where the settings let them, and never as somebody else', async () => {
      await set({ EnablePostUsernameOverride: true });
      const { body } = await make({ username: 'robot' });
      const forged = {
        override_username: 'admin',
        override_icon_emoji: 'crown',
        from_webhook: 'no',
        mine: 1,
      };
      await post(body['id'], json({ text: 'a', icon_url: 'http://x/i.png', props: forged }));
      expect((await newest())?.props).toEqual({
        from_webhook: 'true',
        override_username: 'robot',
        mine: 1,
        webhook_display_name: 'ci',
      });
      await set({ EnablePostUsernameOverride: false });
      await post(body['id'], json({ text: 'b', username: 'other' }));
      expect((await newest())?.props).not.toHaveProperty('override_username');
    });

    it('go on in another post where the text is too long', async () => {
      const { body } = await make();
      expect((await post(body['id'], json({ text: 'x'.repeat(20_000) }))).status).toBe(200);
      expect((await newest())?.message).toBe('x'.repeat(20_000 - 16_383));
    });

    it('reach other channels and people, unless they are locked, and nothing that their owner may not read', async () => {
      const { body } = await make();
      expect((await post(body['id'], json({ text: 'hi', channel: '@bob' }))).status).toBe(200);
      const direct = await app.core.channels.direct(NOWHERE, ada.user.id, bob.user.id);
      expect((await newest(direct.id))?.message).toBe('hi');
      expect((await post(body['id'], json({ text: 'hi', channel: '#off-topic' }))).status).toBe(200);
      const bobs = await make({ user_id: bob.user.id });
      for (const [to, status] of [
        ['@nobody', 400],
        ['nowhere', 404],
        ['secret', 403],
      ] as const) {
        const refused = await post(bobs.body['id'], json({ text: 'x', channel: to }));
        expect(refused.status).toBe(status);
        expect(JSON.parse(refused.text)).toMatchObject({ id: 'web.incoming_webhook.general.app_error' });
      }
      expect(await newest(closed.id)).not.toMatchObject({ message: 'x' });
      const locked = await make({ channel_locked: true });
      expect((await post(locked.body['id'], json({ text: 'x', channel: 'off-topic' }))).status).toBe(403);
      expect((await post(locked.body['id'], json({ text: 'x', channel: '@bob' }))).status).toBe(403);
    });

    it.each([
      ['nothing to say', json({}), undefined, 400],
      ['no JSON', 'hello', undefined, 400],
      ['a wrong type', json({ text: 5 }), undefined, 400],
      ['a form without a payload', 'a=b', 'application/x-www-form-urlencoded', 400],
      ['a broken multipart form', 'x', 'multipart/form-data', 400],
      ['a type of the server', json({ text: 'x', type: 'system_join_channel' }), undefined, 400],
      ['a body that is too large', json({ text: 'x'.repeat(400_000) }), undefined, 413],
    ])('refuse %s', async (_what, body, type, status) => {
      const { body: hook } = await make();
      expect((await post(hook['id'], body, type)).status).toBe(status);
    });

    it('are unknown to who does not have the address, and off by a setting', async () => {
      const { body } = await make();
      expect((await post('z'.repeat(26), json({ text: 'x' }))).status).toBe(400);
      expect((await fetch(`${app.url}/hooks/${String(body['id'])}`)).status).toBe(404);
      await set({ EnableIncomingWebhooks: false });
      expect((await post(body['id'], json({ text: 'x' }))).status).toBe(501);
      expect(await make()).toMatchObject({ status: 501, id: 'api.incoming_webhook.disabled.app_error' });
    });

    it('are kept by who may', async () => {
      const { body: made } = await make();
      const at = `/hooks/incoming/${String(made['id'])}`;
      expect((await make({}, bob.token)).status).toBe(403);
      expect((await make({ channel_id: closed.id })).status).toBe(201);
      for (const method of ['GET', 'DELETE'])
        expect((await app.ask(method, at, { token: bob.token })).status).toBe(403);
      const changed = await app.ask('PUT', at, {
        token: ada.token,
        body: { ...made, display_name: 'renamed', user_id: bob.user.id },
      });
      expect(changed).toMatchObject({
        status: 201,
        body: { display_name: 'renamed', user_id: ada.user.id },
      });
      const listed = await app.ask('GET', `/hooks/incoming?team_id=${team.id}&include_total_count=true`, {
        token: ada.token,
      });
      expect(listed.body['total_count']).toBe((listed.body['incoming_webhooks'] as unknown[]).length);
      expect((await app.ask('DELETE', at, { token: ada.token })).status).toBe(200);
      expect((await app.ask('GET', at, { token: ada.token })).status).toBe(404);
      expect((await post(made['id'], json({ text: 'x' }))).status).toBe(400);
    });
  });

  describe('outgoing', () => {
    const make = (more: object = {}, token = ada.token) =>
      app.ask('POST', '/hooks/outgoing', {
        token,
        body: {
          team_id: team.id,
          trigger_words: ['build'],
          callback_urls: [`${program.url}/told`],
          display_name: 'ci',
          ...more,
        },
      });
    const say = (message: string, channelId = channel.id, more: object = {}) =>
      app.core.posts.create(NOWHERE, { channel_id: channelId, user_id: bob.user.id, message, ...more });
    const told = async () => {
      await app.core.events.drained();
      await app.core.outgoingWebhookRunner.settled();
      await app.core.events.drained();
    };

    it('tell of posts with their word, and answer into the thread', async () => {
      const { body: hook, status } = await make();
      expect(status).toBe(201);
      program.answer = (response) =>
        response.end(JSON.stringify({ text: 'building <!here>', response_type: 'comment', props: { n: 1 } }));
      const post = await say('build it');
      await told();
      expect(program.asked).toHaveLength(1);
      expect(Object.fromEntries(new URLSearchParams(program.asked[0]?.body))).toMatchObject({
        token: hook['token'],
        team_domain: 'engines',
        channel_name: 'town-square',
        user_name: 'bob',
        post_id: post.id,
        text: 'build it',
        trigger_word: 'build',
      });
      expect(await newest()).toMatchObject({
        message: 'building @here',
        user_id: ada.user.id,
        root_id: post.id,
        props: { from_webhook: 'true', webhook_display_name: 'ci', n: 1 },
      });
      await app.ask('DELETE', `/hooks/outgoing/${String(hook['id'])}`, { token: ada.token });
    });

    it('do not tell of other words, private channels, the server and webhooks, nor once deleted', async () => {
      const { body: hook } = await make({ trigger_when: 1, content_type: 'application/json' });
      await say('it builds');
      await say('build', closed.id);
      await say('build', channel.id, { props: { from_webhook: 'true' } });
      await say('build', channel.id, { type: 'system_generic' });
      await told();
      expect(program.asked).toEqual([]);
      const post = await say('buildings');
      await told();
      expect(JSON.parse(program.asked[0]?.body ?? '')).toMatchObject({
        timestamp: post.create_at,
        trigger_word: 'build',
      });
      await app.ask('DELETE', `/hooks/outgoing/${String(hook['id'])}`, { token: ada.token });
      await say('build');
      await told();
      expect(program.asked).toHaveLength(1);
    });

    it('are kept by who may, for public channels of the team', async () => {
      const { body: made } = await make();
      const at = `/hooks/outgoing/${String(made['id'])}`;
      expect((await make({}, bob.token)).status).toBe(403);
      expect((await app.ask('GET', at, { token: bob.token })).status).toBe(403);
      expect(await make()).toMatchObject({ id: 'api.webhook.create_outgoing.intersect.app_error' });
      const renewed = await app.ask('POST', `${at}/regen_token`, { token: ada.token });
      expect(renewed.body['token']).not.toBe(made['token']);
      const put = (body: object) => app.ask('PUT', at, { token: ada.token, body: { ...made, ...body } });
      expect((await put({ trigger_words: ['other'], token: 'mine' })).body).toMatchObject({
        trigger_words: ['other'],
        token: renewed.body['token'],
      });
      expect(await put({ channel_id: closed.id })).toMatchObject({
        status: 403,
        id: 'api.webhook.create_outgoing.not_open.app_error',
      });
      expect(await put({ trigger_words: [] })).toMatchObject({ status: 400 });
      expect(await put({ callback_urls: ['file:///etc/passwd'] })).toMatchObject({ status: 400 });
      await set({ EnableOutgoingWebhooks: false });
      expect(await make()).toMatchObject({ status: 501, id: 'api.outgoing_webhook.disabled.app_error' });
    });
  });
});
