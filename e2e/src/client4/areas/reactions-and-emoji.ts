import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';
import { image } from '../image.ts';

export const reactionsAndEmoji = area(
  'reactions and emoji',
  [
    'addReaction',
    'removeReaction',
    'getReactionsForPost',
    'createCustomEmoji',
    'getCustomEmoji',
    'getCustomEmojiByName',
    'getCustomEmojisByNames',
    'getCustomEmojis',
    'deleteCustomEmoji',
    'searchCustomEmoji',
    'autocompleteCustomEmoji',
  ],
  (world) => {
    it('are put on posts and taken off', async () => {
      const { alice, bob, channel } = world();
      const post = await alice.client.createPost({ channel_id: channel.id, message: 'like it' });
      expect(await bob.client.addReaction(bob.user.id, post.id, 'smile')).toMatchObject({
        user_id: bob.user.id,
        emoji_name: 'smile',
      });
      expect((await alice.client.getReactionsForPost(post.id)).length).toBe(1);
      expect(await refusal(alice.client.removeReaction(bob.user.id, post.id, 'smile'))).toMatch(/^403/);
      await bob.client.removeReaction(bob.user.id, post.id, 'smile');
      expect((await alice.client.getReactionsForPost(post.id)) ?? []).toEqual([]);
    });

    it('may be pictures of their own', async () => {
      const { alice, bob } = world();
      const wanted = { name: 'ourlogo', creator_id: alice.user.id };
      const emoji = await alice.client.createCustomEmoji(wanted, image('logo.png'));
      expect(emoji).toMatchObject({ name: 'ourlogo', creator_id: alice.user.id });
      expect((await bob.client.getCustomEmoji(emoji.id)).name).toBe('ourlogo');
      expect((await bob.client.getCustomEmojiByName('ourlogo')).id).toBe(emoji.id);
      expect((await bob.client.getCustomEmojisByNames(['ourlogo', 'none'])).length).toBe(1);
      expect((await bob.client.getCustomEmojis()).map(({ id }) => id)).toContain(emoji.id);
      expect((await bob.client.searchCustomEmoji('logo')).map(({ id }) => id)).toEqual([emoji.id]);
      expect((await bob.client.autocompleteCustomEmoji('our')).map(({ id }) => id)).toEqual([emoji.id]);
      const picture = await fetch(bob.client.getCustomEmojiImageUrl(emoji.id), {
        headers: { Authorization: `Bearer ${bob.client.getToken()}` },
      });
      expect(picture.headers.get('content-type')).toBe('image/png');
      expect(await refusal(bob.client.deleteCustomEmoji(emoji.id))).toMatch(/^403/);
      await alice.client.deleteCustomEmoji(emoji.id);
      expect(await refusal(bob.client.getCustomEmoji(emoji.id))).toMatch(/^404/);
    });
  },
);
