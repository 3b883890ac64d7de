import type { Channel, Post, Team, User } from '@patchbay/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

describe('posts', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let team: Team;
  let channel: Channel;

  beforeEach(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    channel = await test.townSquare(team);
    await test.heard();
  });

  afterEach(() => test.close());

  const post = (message: string, more: Partial<Post> = {}) =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: ada.id, message, ...more });

  it('are stored, announced to the channel with what clients need, and told to plugins', async () => {
    const told: Post[] = [];
    test.core.attachHooks({
      ...silentHooks,
      messageHasBeenPosted: (_context, given) => void told.push(given),
    });
    const created = await post('Hello #world, @bob', { props: { colour: 'green' } });
    expect(await test.core.posts.get(created.id)).toMatchObject({
      message: 'Hello #world, @bob',
      hashtags: '#world',
      props: { colour: 'green' },
      user_id: ada.id,
      edit_at: 0,
    });
    const event = await test.last('posted');
    expect(event.broadcast).toMatchObject({ channel_id: channel.id });
    expect(event.data).toMatchObject({
      channel_name: 'town-square',
      channel_display_name: 'Town Square',
      channel_type: 'O',
      sender_name: '@ada',
      team_id: team.id,
      mentions: JSON.stringify([bob.id]),
      set_online: true,
    });
    expect(JSON.parse(String(event.data['post']))).toMatchObject({
      id: created.id,
      message: created.message,
    });
    expect(told).toEqual([created]);
  });

  it('count as unread and mentioned for the others, never for their author', async () => {
    const before = await test.core.channelMembers.get(channel.id, bob.id);
    await post('@bob look');
    await post('nothing for anyone');
    const members = test.core.channelMembers;
    const { total_msg_count } = await test.core.channels.get(channel.id);
    expect(await members.get(channel.id, bob.id)).toMatchObject({
      mention_count: 1,
      msg_count: before.msg_count,
    });
    expect(await members.get(channel.id, ada.id)).toMatchObject({
      mention_count: 0,
      msg_count: total_msg_count,
    });
    await test.core.channelReads.markRead(bob.id, [channel.id]);
    expect(await members.get(channel.id, bob.id)).toMatchObject({
      mention_count: 0,
      msg_count: total_msg_count,
    });
  });

  it('are what a plugin made of them', async () => {
    test.core.attachHooks({
      ...silentHooks,
      messageWillBePosted: async (_context, given) => ({
        post: { ...given, message: 'changed', user_id: bob.id },
      }),
    });
    const created = await post('original');
    expect(created).toMatchObject({ message: 'changed', user_id: ada.id });
  });

  it('are refused with 400 and the words of the plugin that rejects them, and not stored', async () => {
    test.core.attachHooks({
      ...silentHooks,
      messageWillBePosted: async () => ({ rejected: 'mind your words' }),
    });
    await expect(post('bad')).rejects.toMatchObject({
      id: 'Post rejected by plugin. mind your words',
      message: 'Post rejected by plugin. mind your words',
      status_code: 400,
    });
    const list = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 10 });
    expect(Object.values(list.posts).map((each) => each?.message)).not.toContain('bad');
    expect(await test.heard()).toEqual([]);
  });

  it.each([
    ['that the administrator asks for', false, false, 'app.plugin.required_hook_failed.app_error'],
    ['that guards the channel', true, false, 'app.plugin.guard_hook_failed.app_error'],
    ['that guards the channel and is down', true, true, 'app.plugin.inactive_guard.app_error'],
  ])(
    'are refused with 503 and not stored, new or edited, without the word of a plugin %s',
    async (...how) => {
      const [, guard, inactive, id] = how;
      const created = await post('before');
      const unanswered = { pluginId: 'strict', guard, inactive, reason: 'strict is silent.' };
      test.core.attachHooks({
        ...silentHooks,
        messageWillBePosted: () => Promise.resolve({ unanswered }),
        messageWillBeUpdated: () => Promise.resolve({ unanswered }),
      });
      const refused = {
        id,
        status_code: 503,
        message: expect.stringContaining('strict is silent.') as unknown,
      };
      await expect(post('hello')).rejects.toMatchObject(refused);
      const edit = test.core.posts.patch(CONTEXT, created.id, { message: 'after' });
      await expect(edit).rejects.toMatchObject(refused);
      const list = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 1 });
      expect(list.posts[list.order[0] ?? '']).toMatchObject({ id: created.id, message: 'before' });
    },
  );

  it('are shown to plugins under one context before and after, by which traces know them', async () => {
    const contexts: object[] = [];
    test.core.attachHooks({
      ...silentHooks,
      messageWillBePosted: (context, draft) => {
        contexts.push(context);
        return Promise.resolve({ post: draft });
      },
      messageHasBeenPosted: (context) => void contexts.push(context),
    });
    await post('hello');
    expect(contexts).toHaveLength(2);
    expect(contexts[0]).toBe(contexts[1]);
  });

  it('vanish under their own error id when a plugin dismisses them', async () => {
    const id = 'plugin.message_will_be_posted.dismiss_post';
    test.core.attachHooks({ ...silentHooks, messageWillBePosted: async () => ({ rejected: id }) });
    await expect(post('spam')).rejects.toMatchObject({ id, status_code: 400 });
  });

  it('let a plugin post from inside its own hook', async () => {
    test.core.attachHooks({
      ...silentHooks,
      messageWillBePosted: async (context, given) => {
        if (given.message === 'outer') await test.core.posts.create(context, { ...given, message: 'inner' });
        return { post: given };
      },
    });
    await post('outer');
    const list = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 2 });
    expect(list.order.map((id) => list.posts[id]?.message)).toEqual(['outer', 'inner']);
  });

  it('are created once when a client sends one twice, also at the same time', async () => {
    const [first, second] = await Promise.all([
      post('once', { pending_post_id: 'p1' }),
      post('once', { pending_post_id: 'p1' }),
    ]);
    expect(second.id).toBe(first.id);
    expect((await post('once', { pending_post_id: 'p2' })).id).not.toBe(first.id);
  });

  it.each([
    ['nothing to show', { message: ' ' }, 'model.post.is_valid.empty.app_error'],
    ['too long a message', { message: 'x'.repeat(16_384) }, 'model.post.is_valid.message_length.app_error'],
    ['an unknown type', { type: 'mine' }, 'model.post.is_valid.type.app_error'],
    ['an unknown root', { root_id: 'x'.repeat(26) }, 'api.post.create_post.root_id.app_error'],
  ])('are refused with %s', async (_what, more, id) => {
    await expect(post('text', more)).rejects.toMatchObject({ id, status_code: 400 });
  });

  it('may have any custom type, and be drawn from props alone', async () => {
    expect(await post('', { type: 'custom_demo', props: { n: 1 } })).toMatchObject({ type: 'custom_demo' });
  });

  it('are refused in an archived channel', async () => {
    const old = await test.core.channels.create(
      CONTEXT,
      { team_id: team.id, name: 'old', display_name: 'Old', type: 'O' },
      ada.id,
    );
    await test.core.channels.delete(CONTEXT, old.id);
    await expect(post('late', { channel_id: old.id })).rejects.toMatchObject({
      id: 'api.post.create_post.can_not_post_to_deleted.error',
    });
  });

  describe('in threads', () => {
    it('count on their root, and stop counting when they are deleted', async () => {
      const root = await post('question');
      const reply = await post('answer', { root_id: root.id, user_id: bob.id });
      await post('another', { root_id: root.id });
      expect(await test.core.posts.get(root.id)).toMatchObject({
        reply_count: 2,
        update_at: expect.any(Number),
      });
      const thread = await test.core.postListing.thread(reply.id);
      expect(thread.order).toHaveLength(3);
      expect(thread.posts[root.id]).toMatchObject({ message: 'question' });
      await test.core.posts.delete(CONTEXT, reply.id, bob.id);
      expect(await test.core.posts.get(root.id)).toMatchObject({ reply_count: 1 });
    });

    it('are refused under a reply and under a root of another channel', async () => {
      const root = await post('question');
      const reply = await post('answer', { root_id: root.id });
      await expect(post('deeper', { root_id: reply.id })).rejects.toMatchObject({
        id: 'api.post.create_post.root_id.app_error',
      });
      const other = await test.core.channels.getByName(team.id, 'off-topic');
      await expect(post('there', { root_id: root.id, channel_id: other.id })).rejects.toMatchObject({
        id: 'api.post.create_post.channel_root_id.app_error',
      });
    });

    it('go when their root goes', async () => {
      const root = await post('question');
      const reply = await post('answer', { root_id: root.id });
      await test.core.posts.delete(CONTEXT, root.id, ada.id);
      await expect(test.core.posts.get(reply.id)).rejects.toMatchObject({ id: 'app.post.get.app_error' });
      expect(await test.heard()).toContain('post_deleted');
    });
  });

  describe('that are edited', () => {
    it('say when, keep the version before out of sight, and are announced', async () => {
      const created = await post('first');
      const edited = await test.core.posts.patch(CONTEXT, created.id, { message: 'second' });
      expect(edited.edit_at).toBeGreaterThan(created.create_at);
      expect((await test.last('post_edited')).data['post']).toContain('second');
      const list = await test.core.postListing.since(channel.id, created.create_at - 1);
      expect(list.order).toEqual([created.id]);
    });

    it('are not called edited when only props change', async () => {
      const created = await post('first');
      expect(await test.core.posts.patch(CONTEXT, created.id, { props: { a: 1 } })).toMatchObject({
        edit_at: 0,
        message: 'first',
        props: { a: 1 },
      });
    });

    it('are refused when deleted, or a system message', async () => {
      const created = await post('first');
      await test.core.posts.delete(CONTEXT, created.id, ada.id);
      await expect(test.core.posts.patch(CONTEXT, created.id, { message: 'x' })).rejects.toMatchObject({
        id: 'api.post.update_post.permissions_details.app_error',
      });
      const joined = await post('ada joined', { type: 'system_join_channel' });
      await expect(test.core.posts.patch(CONTEXT, joined.id, { message: 'x' })).rejects.toMatchObject({
        id: 'api.post.update_post.system_message.app_error',
      });
    });
  });

  describe('in lists', () => {
    it('come page by page, newest first, each page linked to its neighbours', async () => {
      const posts = [];
      for (const message of ['a', 'b', 'c', 'd', 'e']) posts.push(await post(message));
      const ids = posts.map((each) => each.id);
      const middle = await test.core.postListing.forChannel(channel.id, { page: 1, perPage: 2 });
      expect(middle.order).toEqual([ids[2], ids[1]]);
      expect(middle.next_post_id).toBe(ids[3]);
      expect(middle.prev_post_id).toBe(ids[0]);
      const first = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 2 });
      expect(first.next_post_id).toBe('');

      const before = await test.core.postListing.before(channel.id, ids[3] ?? '', { page: 0, perPage: 2 });
      expect(before.order).toEqual([ids[2], ids[1]]);
      const after = await test.core.postListing.after(channel.id, ids[1] ?? '', { page: 0, perPage: 2 });
      expect(after.order).toEqual([ids[3], ids[2]]);
    });

    it('bring the roots of replies along without listing them', async () => {
      const root = await post('question');
      await post('between');
      const reply = await post('answer', { root_id: root.id });
      const page = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 1 });
      expect(page.order).toEqual([reply.id]);
      expect(Object.keys(page.posts).sort()).toEqual([root.id, reply.id].sort());
    });

    it('tell since when what was deleted', async () => {
      const created = await post('gone soon');
      await test.core.posts.delete(CONTEXT, created.id, ada.id);
      const list = await test.core.postListing.since(channel.id, created.create_at);
      expect(list.posts[created.id]).toMatchObject({ delete_at: expect.any(Number) });
      const page = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 60 });
      expect(page.order).not.toContain(created.id);
    });
  });
});
