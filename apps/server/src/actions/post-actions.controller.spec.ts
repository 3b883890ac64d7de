import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, Post, Team, User } from '@patchbay/contract';
import { NOWHERE, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { startProgram, type Program } from '../fixtures/program.ts';

const PLUGIN = 'com.x.buttons';

describe('/api/v4/posts/{post_id}/actions', () => {
  let app: ChatApp;
  let program: Program;
  let ada: { user: User; token: string };
  let eve: { user: User; token: string };
  let team: Team;
  let channel: Channel;

  beforeAll(async () => {
    [app, program] = [await startChatApp(), await startProgram()];
    [ada, eve] = [await app.person('ada'), await app.person('eve')];
    const given = { name: 'engines', display_name: 'E', type: 'O' as const };
    team = await app.core.teams.create(NOWHERE, given, ada.user.id);
    channel = await app.core.channels.getByName(team.id, 'town-square');
  });
  afterAll(async () => {
    await app.close();
    await program.close();
  });
  beforeEach(async () => {
    app.host.seen.length = 0;
    program.asked.length = 0;
    app.host.answer = (response) => response.end();
    program.answer = (response) => response.end();
    await allow('127.0.0.1');
  });

  const allow = (AllowedUntrustedInternalConnections: string) =>
    app.core.config.patch({ ServiceSettings: { AllowedUntrustedInternalConnections } }, { userId: '' });
  const withAction = (url: string, more: object = {}): Partial<Post> => ({
    channel_id: channel.id,
    user_id: ada.user.id,
    message: 'press',
    props: {
      override_username: 'robot',
      attachments: [
        {
          text: 'which?',
          actions: [
            { id: 'go', type: 'button', name: 'Go', integration: { url, context: { secret: 'x' } }, ...more },
          ],
        },
      ],
    },
  });
  const act = (postId: string, actionId = 'go', body: object = {}, token = ada.token) =>
    app.ask('POST', `/posts/${postId}/actions/${actionId}`, { token, body });
  const failed = { status: 400, id: 'api.post.do_action.action_integration.app_error' };

  it('goes to the plugin as who pressed, with a trigger that opens a dialog', async () => {
    const post = await app.core.posts.create(NOWHERE, withAction(`/plugins/${PLUGIN}/press?x=1`));
    const reply = await act(post.id);
    expect(reply).toMatchObject({ status: 200, body: { status: 'OK' } });
    const [seen] = app.host.seen;
    expect(seen).toMatchObject({ pluginId: PLUGIN, request: { method: 'POST', url: '/press?x=1' } });
    expect(seen?.request.header['Mattermost-User-Id']).toEqual([ada.user.id]);
    const request = JSON.parse(seen?.body ?? '') as Record<string, string>;
    expect(request).toMatchObject({
      user_id: ada.user.id,
      user_name: 'ada',
      channel_id: channel.id,
      channel_name: 'town-square',
      team_id: team.id,
      team_domain: 'engines',
      post_id: post.id,
      type: 'button',
      data_source: '',
      context: { secret: 'x' },
    });
    const { clientTriggerId, userId } = app.core.triggers.verify(request['trigger_id'] ?? '');
    expect([clientTriggerId, userId]).toEqual([reply.body['trigger_id'], ada.user.id]);
  });

  it('goes to a program outside without a word about the session, and does what it answers', async () => {
    program.answer = (response) =>
      response.end(
        JSON.stringify({
          update: { message: 'pressed', props: { mine: 1, override_username: 'forged', from_bot: 'true' } },
          ephemeral_text: 'see <https://x.example|here>',
        }),
      );
    const events: Record<string, unknown>[] = [];
    const stop = app.core.events.subscribe(({ data, event }) => {
      if (event === 'ephemeral_message') events.push(JSON.parse(String(data['post'])));
    });
    const menu = { type: 'select', data_source: 'users' };
    const post = await app.core.posts.create(NOWHERE, withAction(`${program.url}/act`, menu));
    expect((await act(post.id, 'go', { selected_option: eve.user.id })).status).toBe(200);
    await app.core.events.drained();
    stop();
    expect(program.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(JSON.parse(program.asked[0]?.body ?? '')).toMatchObject({
      type: 'select',
      data_source: 'users',
      context: { secret: 'x', selected_option: eve.user.id },
    });
    const updated = await app.core.posts.get(post.id);
    expect(updated.message).toBe('pressed');
    expect(updated.props).toEqual({ mine: 1, override_username: 'robot' });
    expect(events).toMatchObject([
      { message: 'see [here](https://x.example)', root_id: post.id, user_id: ada.user.id },
    ]);
  });

  it('never shows clients what a button calls, and lets them press those of ephemeral posts by a cookie', async () => {
    const heard: Post[] = [];
    const stop = app.core.events.subscribe(({ data, event }) => {
      if (event === 'ephemeral_message') heard.push(JSON.parse(String(data['post'])) as Post);
    });
    app.core.ephemeral.send(ada.user.id, withAction(`/plugins/${PLUGIN}/once`));
    await app.core.events.drained();
    stop();
    const [post] = heard;
    const text = JSON.stringify(post);
    expect(text).not.toContain('secret');
    expect(text).not.toContain(PLUGIN);
    const { attachments } = post?.props as { attachments: { actions: { cookie: string }[] }[] };
    const cookie = attachments[0]?.actions[0]?.cookie ?? '';
    expect((await act(post?.id ?? '', 'go', { cookie })).status).toBe(200);
    expect(app.host.seen).toHaveLength(1);
    expect((await act(post?.id ?? '', 'go', { cookie }, eve.token)).status).toBe(403);
    const forged = `${cookie.slice(0, -8)}AAAAAAA=`;
    for (const wrong of [forged, 'nonsense', Buffer.from('{}').toString('base64')])
      expect(await act(post?.id ?? '', 'go', { cookie: wrong })).toMatchObject(failed);
    expect(await act('z'.repeat(26), 'go', { cookie })).toMatchObject(failed);
    expect(app.host.seen).toHaveLength(1);
  });

  it('is refused for what is not there, who may not read, and what a network hides', async () => {
    const post = await app.core.posts.create(NOWHERE, withAction(`${program.url}/act`));
    expect(await act('z'.repeat(26))).toMatchObject({ status: 404 });
    expect(await act(post.id, 'other')).toMatchObject({
      status: 404,
      id: 'api.post.do_action.action_id.app_error',
    });
    expect((await act(post.id, 'go', {}, eve.token)).status).toBe(403);
    await allow('');
    expect(await act(post.id)).toMatchObject(failed);
    expect(program.asked).toEqual([]);
  });

  it('is refused when the answer is none, too long, or says that it failed', async () => {
    const post = await app.core.posts.create(NOWHERE, withAction(`${program.url}/act`));
    program.answer = (response) => response.writeHead(500).end('secret');
    const refused = await act(post.id);
    expect(refused).toMatchObject(failed);
    expect(JSON.stringify(refused.body)).not.toContain('secret');
    program.answer = (response) => response.end('no JSON');
    expect(await act(post.id)).toMatchObject(failed);
    program.answer = (response) => response.end(Buffer.alloc(1024 * 1024 + 1));
    expect(await act(post.id)).toMatchObject(failed);
    program.answer = (response) => response.writeHead(302, { Location: 'http://10.0.0.1/' }).end();
    expect(await act(post.id)).toMatchObject(failed);
    expect((await app.core.posts.get(post.id)).message).toBe('press');
  });
});
