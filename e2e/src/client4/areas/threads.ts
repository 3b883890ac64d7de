import { expect, it } from '@jest/globals';

import { area } from '../area.ts';

export const threads = area(
  'threads',
  [
    'getUserThreads',
    'getUserThread',
    'updateThreadsReadForUser',
    'updateThreadReadForUser',
    'markThreadAsUnreadForUser',
    'updateThreadFollowForUser',
  ],
  (world) => {
    it('are followed, read and left unread', async () => {
      const { alice, bob, team, channel } = world();
      const root = await alice.client.createPost({ channel_id: channel.id, message: 'who comes?' });
      const reply = await bob.client.createPost({
        channel_id: channel.id,
        message: 'me',
        root_id: root.id,
      });
      const { client, user } = alice;
      const mine = await client.getUserThreads('me', team.id, { perPage: 10, extended: true });
      expect(mine.threads.map(({ id }) => id)).toContain(root.id);
      expect(mine.total_unread_threads).toBeGreaterThan(0);
      expect(await client.getUserThread(user.id, team.id, root.id)).toMatchObject({
        id: root.id,
        reply_count: 1,
        unread_replies: 1,
      });
      const read = await client.updateThreadReadForUser(user.id, team.id, root.id, Date.now());
      expect(read.unread_replies).toBe(0);
      const unread = await client.markThreadAsUnreadForUser(user.id, team.id, root.id, reply.id);
      expect(unread.unread_replies).toBe(1);
      await client.updateThreadsReadForUser(user.id, team.id);
      expect((await client.getUserThreads('me', team.id, {})).total_unread_threads).toBe(0);
      await client.updateThreadFollowForUser(user.id, team.id, root.id, false);
      const left = await client.getUserThreads('me', team.id, {});
      expect(left.threads.map(({ id }) => id)).not.toContain(root.id);
    });
  },
);
