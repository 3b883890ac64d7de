import { expect, it } from '@jest/globals';
import type { Draft } from '@mattermost/types/drafts';

import { area } from '../area.ts';

export const searchAndDrafts = area(
  'searching and drafts',
  ['searchPosts', 'searchPostsWithParams', 'upsertDraft', 'getUserDrafts', 'deleteDraft'],
  (world) => {
    it('finds what was said a moment ago, and nothing of channels that are not yours', async () => {
      const { alice, bob, team, channel } = world();
      const post = await alice.client.createPost({
        channel_id: channel.id,
        message: 'the zebra crossed #wildlife',
      });
      expect((await bob.client.searchPosts(team.id, 'zebra', false)).order).toEqual([post.id]);
      const params = { terms: '#wildlife', is_or_search: false, page: 0, per_page: 10 };
      expect((await bob.client.searchPostsWithParams(team.id, params)).order).toEqual([post.id]);
      const secret = await alice.client.createChannel({
        team_id: team.id,
        name: 'secret',
        display_name: 'Secret',
        type: 'P',
      });
      await alice.client.createPost({ channel_id: secret.id, message: 'a zebra in secret' });
      expect((await bob.client.searchPosts(team.id, 'zebra', false)).order).toEqual([post.id]);
    });

    it('keeps what somebody has not sent yet', async () => {
      const { alice, bob, team, channel } = world();
      const { client, user } = alice;
      const draft = { user_id: user.id, channel_id: channel.id, root_id: '', message: 'to be cont' };
      const kept = await client.upsertDraft({ ...draft, props: {}, metadata: {} } as Draft, '');
      expect(kept.message).toBe('to be cont');
      expect((await client.getUserDrafts(team.id)).map(({ message }) => message)).toEqual(['to be cont']);
      expect(await bob.client.getUserDrafts(team.id)).toEqual([]);
      await client.deleteDraft(channel.id, '', '');
      expect(await client.getUserDrafts(team.id)).toEqual([]);
    });
  },
);
