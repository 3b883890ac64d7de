import { expect, it } from '@jest/globals';
import type { Post } from '@mattermost/types/posts';

import { area, refusal } from '../area.ts';

export const posts = area(
  'posts',
  [
    'createPost',
    'createPostEphemeral',
    'updatePost',
    'getPost',
    'patchPost',
    'deletePost',
    'getPostThread',
    'getPaginatedPostThread',
    'getPosts',
    'getPostsUnread',
    'getPostsSince',
    'getPostsBefore',
    'getPostsAfter',
    'getFlaggedPosts',
    'getPinnedPosts',
    'markPostAsUnread',
    'addPostReminder',
    'pinPost',
    'unpinPost',
    'getPostInfo',
    'getPostsByIds',
    'getPostEditHistory',
    'restorePostVersion',
    'getPostsUsage',
  ],
  (world) => {
    const say = (message: string, more: Partial<Post> = {}) =>
      world().alice.client.createPost({ channel_id: world().channel.id, message, ...more });

    it('are written, read, changed and deleted', async () => {
      const { alice, bob, channel, admin } = world();
      const post = await say('first words');
      expect(post).toMatchObject({ user_id: alice.user.id, channel_id: channel.id, type: '', root_id: '' });
      expect((await bob.client.getPost(post.id)).message).toBe('first words');
      expect((await alice.client.patchPost({ id: post.id, message: 'better words' })).message).toBe(
        'better words',
      );
      const updated = await alice.client.updatePost({ ...post, message: 'best words' });
      expect(updated.edit_at).toBeGreaterThan(0);
      const history = await alice.client.getPostEditHistory(post.id);
      expect(history.map(({ message }) => message)).toEqual(['better words', 'first words']);
      const { data } = await alice.client.restorePostVersion(post.id, history[1]?.id ?? '', '');
      expect(data.message).toBe('first words');
      expect(await refusal(bob.client.patchPost({ id: post.id, message: 'mine' }))).toMatch(/^403/);
      expect((await bob.client.getPostsByIds([post.id])).length).toBe(1);
      expect(await bob.client.getPostInfo(post.id)).toMatchObject({
        channel_id: channel.id,
        has_joined_channel: true,
      });
      await alice.client.deletePost(post.id);
      expect(await refusal(bob.client.getPost(post.id))).toMatch(/^404/);
      expect((await admin.getPostsUsage()).count).toBeGreaterThanOrEqual(0);
    });

    it('are shown to one person only', async () => {
      const { admin, alice, bob, channel } = world();
      const shown = await admin.createPostEphemeral(alice.user.id, {
        channel_id: channel.id,
        message: 'psst',
      });
      expect(shown.type).toBe('system_ephemeral');
      const told = bob.client.createPostEphemeral(alice.user.id, {
        channel_id: channel.id,
        message: 'psst',
      });
      expect(await refusal(told)).toMatch(/^403/);
    });

    it('are read in pages', async () => {
      const { bob, channel } = world();
      const first = await say('one');
      const second = await say('two');
      const third = await say('three');
      const { client } = bob;
      expect((await client.getPosts(channel.id, 0, 2)).order).toEqual([third.id, second.id]);
      expect((await client.getPostsBefore(channel.id, second.id, 0, 1)).order).toEqual([first.id]);
      expect((await client.getPostsAfter(channel.id, second.id, 0, 1)).order).toEqual([third.id]);
      expect((await client.getPostsSince(channel.id, third.create_at - 1)).order).toContain(third.id);
      await client.markPostAsUnread(bob.user.id, second.id);
      const unread = await client.getPostsUnread(channel.id, bob.user.id);
      expect(unread.order).toEqual(expect.arrayContaining([second.id, third.id]));
    });

    it('are answered in threads', async () => {
      const { bob } = world();
      const root = await say('a question');
      const answer = await say('an answer', { root_id: root.id });
      const thread = await bob.client.getPostThread(root.id);
      expect(Object.keys(thread.posts).sort()).toEqual([root.id, answer.id].sort());
      const page = await bob.client.getPaginatedPostThread(root.id, { perPage: 10, direction: 'down' });
      expect(page.order).toEqual(expect.arrayContaining([root.id]));
    });

    it('are pinned, saved and remembered', async () => {
      const { alice, channel } = world();
      const { client, user } = alice;
      const post = await say('keep this');
      await client.pinPost(post.id);
      expect((await client.getPinnedPosts(channel.id)).order).toEqual([post.id]);
      await client.unpinPost(post.id);
      const flag = { user_id: user.id, category: 'flagged_post', name: post.id, value: 'true' };
      await client.savePreferences(user.id, [flag]);
      expect((await client.getFlaggedPosts(user.id)).order).toEqual([post.id]);
      await client.addPostReminder(user.id, post.id, Math.floor(Date.now() / 1000) + 3600);
    });
  },
);
