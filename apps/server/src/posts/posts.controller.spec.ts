import type { Channel, Post, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOWHERE, startChatApp, type ChatApp, type Reply } from '../fixtures/chat-app.ts';

const NOBODY = 'z'.repeat(26);

describe('posts over REST', () => {
  let app: ChatApp;
  let root: { user: User; token: string };
  let ada: { user: User; token: string };
  let bob: { user: User; token: string };
  let team: Team;
  let channel: Channel;
  let secret: Channel;

  beforeAll(async () => {
    app = await startChatApp();
    root = await app.person('root');
    ada = await app.person('ada');
    bob = await app.person('bob');
    team = await app.core.teams.create(
      NOWHERE,
      { name: 'engines', display_name: 'Engines', type: 'O' },
      ada.user.id,
    );
    await app.core.teamMembers.add(NOWHERE, team.id, bob.user.id);
    channel = await newChannel('O');
    await app.core.channelMembers.add(NOWHERE, channel.id, bob.user.id);
    secret = await newChannel('P');
  });

  afterAll(() => app.close());

  let made = 0;
  const newChannel = (type: string) =>
    app.core.channels.create(
      NOWHERE,
      { team_id: team.id, name: `channel-${++made}`, display_name: `C ${made}`, type },
      ada.user.id,
    );
  const post = (message: string, given: Partial<Post> = {}): Promise<Post> =>
    app.core.posts.create(NOWHERE, { channel_id: channel.id, user_id: ada.user.id, message, ...given });
  const asAda = (method: string, path: string, body?: unknown): Promise<Reply> =>
    app.ask(method, path, { token: ada.token, body });
  const asBob = (method: string, path: string, body?: unknown): Promise<Reply> =>
    app.ask(method, path, { token: bob.token, body });
  const order = (reply: Reply) => reply.body['order'] as string[];

  describe('a list', () => {
    let posts: Post[];
    let reply: Post;
    let place: Channel;

    beforeAll(async () => {
      place = await newChannel('O');
      posts = [];
      for (const each of ['one', 'two', 'three', 'four'])
        posts.push(await post(each, { channel_id: place.id }));
      reply = await post('a reply', { channel_id: place.id, root_id: posts[0]?.id ?? '' });
    });
    const id = (index: number) => posts[index]?.id ?? '';

    it('is the newest first, with what is before and after it', async () => {
      const page = await asAda('GET', `/channels/${place.id}/posts?page=0&per_page=2`);
      expect(order(page)).toEqual([reply.id, id(3)]);
      expect(page.body).toMatchObject({ next_post_id: '', prev_post_id: id(2) });
      expect(Object.keys(page.body['posts'] as object)).toContain(id(0));
      const next = await asAda('GET', `/channels/${place.id}/posts?before=${id(3)}&per_page=2`);
      expect(order(next)).toEqual([id(2), id(1)]);
      expect(next.body).toMatchObject({ next_post_id: id(3), prev_post_id: id(0) });
      const after = await asAda('GET', `/channels/${place.id}/posts?after=${id(2)}&per_page=5`);
      expect(order(after)).toEqual([reply.id, id(3)]);
      expect(after.body).toMatchObject({ next_post_id: '', prev_post_id: id(2) });
    });

    it('folds threads for clients that want it', async () => {
      const page = await asAda('GET', `/channels/${place.id}/posts?collapsedThreads=true`);
      expect(order(page)).toEqual(expect.not.arrayContaining([reply.id]));
      expect((page.body['posts'] as Record<string, Post>)[id(0)]).toMatchObject({
        reply_count: 1,
        last_reply_at: reply.create_at,
        is_following: true,
        participants: [expect.objectContaining({ id: ada.user.id, username: '' })],
      });
      const extended = await asAda(
        'GET',
        `/channels/${place.id}/posts?collapsedThreads=true&collapsedThreadsExtended=true`,
      );
      expect((extended.body['posts'] as Record<string, Post>)[id(0)]?.participants).toEqual([
        expect.objectContaining({ username: 'ada' }),
      ]);
    });

    it('is not sent again to who has it', async () => {
      const first = await asAda('GET', `/channels/${place.id}/posts`);
      const etag = first.headers.get('etag') ?? '';
      const again = await app.ask('GET', `/channels/${place.id}/posts`, {
        token: ada.token,
        headers: { 'If-None-Match': etag },
      });
      expect(again.status).toBe(304);
      await app.core.posts.patch(NOWHERE, id(1), { message: 'two, edited' });
      const changed = await app.ask('GET', `/channels/${place.id}/posts`, {
        token: ada.token,
        headers: { 'If-None-Match': etag },
      });
      expect(changed.status).toBe(200);
    });

    it('has what changed since, and what was deleted, without its text', async () => {
      const gone = await post('soon gone', { channel_id: place.id });
      await app.core.posts.delete(NOWHERE, gone.id, ada.user.id);
      const since = await asAda('GET', `/channels/${place.id}/posts?since=${gone.create_at - 1}`);
      expect((since.body['posts'] as Record<string, Post>)[gone.id]).toMatchObject({ message: '' });
      expect((await asAda('GET', `/channels/${place.id}/posts?include_deleted=true`)).status).toBe(403);
      const whole = await app.ask('GET', `/channels/${place.id}/posts?include_deleted=true`, {
        token: root.token,
      });
      expect((whole.body['posts'] as Record<string, Post>)[gone.id]).toMatchObject({ message: 'soon gone' });
    });

    it('is around what was not read yet', async () => {
      const [, second] = posts;
      await app.core.channelMembers.add(NOWHERE, place.id, bob.user.id);
      const state = await asBob('POST', `/users/me/posts/${id(1)}/set_unread`, {});
      expect(state.body).toMatchObject({
        channel_id: place.id,
        last_viewed_at: (second?.create_at ?? 0) - 1,
        mention_count: 0,
      });
      const unread = await asBob(
        'GET',
        `/users/me/channels/${place.id}/posts/unread?limit_before=1&limit_after=2`,
      );
      expect(order(unread)).toEqual([id(2), id(1), id(0)]);
      expect(unread.body).toMatchObject({ next_post_id: id(3), prev_post_id: expect.any(String) });
      const member = await app.core.channelMembers.get(place.id, bob.user.id);
      const { total_msg_count } = await app.core.channels.get(place.id);
      expect(total_msg_count - member.msg_count).toBeGreaterThanOrEqual(3);
    });

    it.each([
      ['since=then', 400, 'api.context.invalid_body_param.app_error'],
      ['after=none', 400, 'api.context.invalid_body_param.app_error'],
      [`before=${NOBODY}`, 404, 'app.post.get.app_error'],
    ])('is refused for %s', async (query, status, errorId) => {
      expect(await asAda('GET', `/channels/${place.id}/posts?${query}`)).toMatchObject({
        status,
        id: errorId,
      });
    });
  });

  it('of a thread come in parts', async () => {
    const first = await post('root');
    const replies: string[] = [];
    for (const each of ['a', 'b', 'c']) replies.push((await post(each, { root_id: first.id })).id);
    const part = await asAda(
      'GET',
      `/posts/${first.id}/thread?perPage=2&direction=down&collapsedThreads=true`,
    );
    expect(order(part)).toEqual([first.id, replies[0], replies[1]]);
    expect(part.body).toMatchObject({ has_next: true });
    const whole = await asAda('GET', `/posts/${first.id}/thread`);
    expect(order(whole)).toEqual([...replies.reverse(), first.id]);
    expect((await asAda('GET', `/posts/${first.id}/thread?direction=sideways`)).status).toBe(400);
  });

  it('by their ids are only those that one may read', async () => {
    const seen = await post('seen');
    const hidden = await post('hidden', { channel_id: secret.id });
    const found = await asBob('POST', '/posts/ids', [seen.id, hidden.id, NOBODY]);
    expect(found.body.map((each) => each['id'])).toEqual([seen.id]);
    expect((await asBob('POST', '/posts/ids', { no: 'list' })).id).toBe('api.payload.parse.error');
    expect((await asBob('POST', '/posts/ids', [])).status).toBe(400);
    const many = Array.from({ length: 1_001 }, (_, index) => String(index).padStart(26, '0'));
    expect((await asBob('POST', '/posts/ids', many)).id).toBe(
      'api.post.posts_by_ids.invalid_body.request_error',
    );
  });

  it('say where they are to those who could go there', async () => {
    const hidden = await post('hidden', { channel_id: secret.id });
    expect((await asAda('GET', `/posts/${hidden.id}/info`)).body).toMatchObject({
      channel_id: secret.id,
      team_id: team.id,
      has_joined_channel: true,
      has_joined_team: true,
    });
    expect(await asBob('GET', `/posts/${hidden.id}/info`)).toMatchObject({ status: 404 });
  });

  it('keep their versions for their author, who may go back', async () => {
    const first = await post('first words');
    await asAda('PUT', `/posts/${first.id}/patch`, { message: 'second words' });
    const [version] = (await asAda('GET', `/posts/${first.id}/edit_history`)).body;
    expect(version).toMatchObject({ message: 'first words', original_id: first.id });
    expect((await asBob('GET', `/posts/${first.id}/edit_history`)).status).toBe(403);
    const other = await post('other');
    const versionId = String(version?.['id']);
    expect((await asAda('POST', `/posts/${other.id}/restore/${versionId}`)).id).toBe(
      'app.post.restore_post_version.not_an_history_item.app_error',
    );
    const restored = await asAda('POST', `/posts/${first.id}/restore/${versionId}`);
    expect(restored.body).toMatchObject({ id: first.id, message: 'first words' });
  });

  it('are pinned', async () => {
    const pinned = await post('keep');
    expect((await asBob('POST', `/posts/${pinned.id}/pin`)).body).toEqual({ status: 'OK' });
    expect(order(await asAda('GET', `/channels/${channel.id}/pinned`))).toEqual([pinned.id]);
    await asBob('POST', `/posts/${pinned.id}/unpin`);
    expect(order(await asAda('GET', `/channels/${channel.id}/pinned`))).toEqual([]);
    const hidden = await post('hidden', { channel_id: secret.id });
    expect((await asBob('POST', `/posts/${hidden.id}/pin`)).status).toBe(403);
  });

  it('are flagged, as long as their channel may be read', async () => {
    const flagged = await post('later');
    const hidden = await post('hidden', { channel_id: secret.id });
    await app.core.preferences.save(
      bob.user.id,
      [flagged.id, hidden.id].map((name) => ({
        user_id: bob.user.id,
        category: 'flagged_post',
        name,
        value: 'true',
      })),
    );
    expect(order(await asBob('GET', '/users/me/posts/flagged'))).toEqual([flagged.id]);
    expect(order(await asBob('GET', `/users/me/posts/flagged?team_id=${team.id}`))).toEqual([flagged.id]);
    expect(order(await asBob('GET', `/users/me/posts/flagged?channel_id=${secret.id}`))).toEqual([]);
    await app.core.posts.delete(NOWHERE, flagged.id, ada.user.id);
    expect(order(await asBob('GET', '/users/me/posts/flagged'))).toEqual([]);
  });

  it('have priorities, which need no licence but their acknowledgement', async () => {
    const urgent = { channel_id: channel.id, message: 'now', metadata: { priority: { priority: 'urgent' } } };
    const created = await asAda('POST', '/posts', urgent);
    expect(created.body['metadata']).toMatchObject({ priority: { priority: 'urgent' } });
    const again = await asBob('GET', `/posts/${String(created.body['id'])}`);
    expect(again.body['metadata']).toMatchObject({ priority: { priority: 'urgent' } });
    const acked = { ...urgent, metadata: { priority: { priority: 'urgent', requested_ack: true } } };
    expect(await asAda('POST', '/posts', acked)).toMatchObject({
      status: 501,
      id: 'license_error.feature_unavailable',
    });
    const reply = { ...urgent, root_id: String(created.body['id']) };
    expect((await asAda('POST', '/posts', reply)).status).toBe(400);
  });

  it('change late only where the settings let them', async () => {
    const old = await post('old', { create_at: 1_000_000 });
    const set = (seconds: number) =>
      app.core.config.patch({ ServiceSettings: { PostEditTimeLimit: seconds } }, { userId: root.user.id });
    await set(60);
    expect(await asAda('PUT', `/posts/${old.id}/patch`, { message: 'new' })).toMatchObject({
      status: 400,
      id: 'api.post.update_post.permissions_time_limit.app_error',
    });
    expect((await asAda('PUT', `/posts/${old.id}/patch`, { is_pinned: true })).status).toBe(200);
    await set(-1);
    expect((await asAda('PUT', `/posts/${old.id}/patch`, { message: 'new' })).status).toBe(200);
    expect((await asBob('PUT', `/posts/${old.id}/patch`, { message: 'mine' })).status).toBe(403);
  });

  it('go for good only where the settings let them, and only by administrators', async () => {
    const first = await post('for good');
    const reply = await post('with it', { root_id: first.id });
    const asRoot = (path: string) => app.ask('DELETE', path, { token: root.token });
    expect((await asRoot(`/posts/${first.id}?permanent=true`)).id).toBe(
      'api.post.delete_post.not_enabled.app_error',
    );
    await app.core.config.patch(
      { ServiceSettings: { EnableAPIPostDeletion: true } },
      { userId: root.user.id },
    );
    expect((await asAda('DELETE', `/posts/${first.id}?permanent=true`)).status).toBe(403);
    expect((await asRoot(`/posts/${first.id}?permanent=true`)).status).toBe(200);
    for (const { id } of [first, reply])
      await expect(app.core.posts.get(id, true)).rejects.toMatchObject({ status_code: 404 });
  });

  it.each<[string, () => Record<string, unknown>, number]>([
    ['a channel that is not there', () => ({ channel_id: NOBODY, message: 'x' }), 403],
    ['a channel of others', () => ({ channel_id: secret.id, message: 'x' }), 403],
    ['no channel', () => ({ message: 'x' }), 400],
    ['a root that is not there', () => ({ channel_id: channel.id, message: 'x', root_id: NOBODY }), 400],
    ['a root that is no id', () => ({ channel_id: channel.id, message: 'x', root_id: '../..' }), 400],
    ['props that are a list', () => ({ channel_id: channel.id, message: 'x', props: [1] }), 400],
    ['a message that is a number', () => ({ channel_id: channel.id, message: 1 }), 400],
    ['a message that is too long', () => ({ channel_id: channel.id, message: 'x'.repeat(20_000) }), 400],
    ['a type of the system', () => ({ channel_id: channel.id, message: 'x', type: 'system_generic' }), 400],
    ['nothing', () => ({ channel_id: channel.id, message: '  ' }), 400],
  ])('are refused with %s, and nothing is written', async (_what, body, status) => {
    const before = await app.core.channels.get(channel.id);
    const reply = await asBob('POST', '/posts', body());
    expect(reply.status).toBe(status);
    expect(reply.id).not.toBe('api.context.internal_error.app_error');
    const after = await app.core.channels.get(channel.id);
    expect(after.total_msg_count).toBe(before.total_msg_count);
    expect(after.last_post_at).toBe(before.last_post_at);
  });

  it('are refused when they are larger than any request may be', async () => {
    const large = { channel_id: channel.id, message: 'x'.repeat(10 * 1024 * 1024) };
    const reply = await asBob('POST', '/posts', large).catch(() => undefined);
    // The server may hang up before all of it is sent.
    expect([413, 400, undefined]).toContain(reply?.status);
    expect((await asBob('GET', '/users/me')).status).toBe(200);
  });
});
