import type { Channel, Post, Reaction, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

describe('reactions', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let channel: Channel;
  const told: [string, Reaction][] = [];

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    const team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    channel = await test.townSquare(team);
    test.core.attachHooks({
      ...silentHooks,
      notify: (hook, args) => {
        if (hook.startsWith('Reaction')) told.push([hook, args[1] as Reaction]);
      },
    });
  });

  afterAll(() => test.close());

  const post = (): Promise<Post> =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: ada.id, message: 'react!' });
  const by = (user: User, { id }: Post, emoji_name: string) => ({
    user_id: user.id,
    post_id: id,
    emoji_name,
  });

  it('are kept once, shown with the post, announced and told to plugins', async () => {
    const made = await post();
    await test.core.reactions.add(CONTEXT, by(bob, made, 'smile'));
    await test.core.reactions.add(CONTEXT, by(bob, made, 'smile'));
    await test.core.reactions.add(CONTEXT, by(ada, made, 'smile'));
    expect(await test.core.reactions.ofPost(made.id)).toEqual([
      expect.objectContaining({ user_id: bob.id, emoji_name: 'smile', channel_id: channel.id }),
      expect.objectContaining({ user_id: ada.id }),
    ]);
    const { reaction } = (await test.last('reaction_added')).data;
    expect(JSON.parse(String(reaction))).toMatchObject({ user_id: ada.id, post_id: made.id });
    expect(told.at(-1)).toEqual(['ReactionHasBeenAdded', expect.objectContaining({ user_id: ada.id })]);
    const after = await test.core.posts.get(made.id);
    expect(after).toMatchObject({ has_reactions: true });
    expect(after.update_at).toBeGreaterThan(made.update_at);
    const seen = await test.core.postViews.one(after, { userId: bob.id });
    expect(seen.metadata?.reactions).toHaveLength(2);
  });

  it('are taken back, the last one with its mark on the post', async () => {
    const made = await post();
    await test.core.reactions.add(CONTEXT, by(bob, made, 'smile'));
    await test.core.reactions.remove(CONTEXT, by(bob, made, 'smile'));
    expect(await test.core.posts.get(made.id)).toMatchObject({ has_reactions: false });
    expect((await test.last('reaction_removed')).broadcast.channel_id).toBe(channel.id);
    expect(told.at(-1)).toEqual(['ReactionHasBeenRemoved', expect.objectContaining({ user_id: bob.id })]);
    const before = told.length;
    await test.core.reactions.remove(CONTEXT, by(bob, made, 'smile'));
    expect(told).toHaveLength(before);
    await test.core.reactions.add(CONTEXT, by(bob, made, 'smile'));
    expect(await test.core.reactions.ofPost(made.id)).toHaveLength(1);
  });

  it('are limited in their kinds, not in their number', async () => {
    const made = await post();
    await test.core.config.patch(
      { ServiceSettings: { UniqueEmojiReactionLimitPerPost: 1 } },
      { userId: ada.id },
    );
    await test.core.reactions.add(CONTEXT, by(ada, made, 'smile'));
    await test.core.reactions.add(CONTEXT, by(bob, made, 'smile'));
    await expect(test.core.reactions.add(CONTEXT, by(bob, made, 'tada'))).rejects.toMatchObject({
      id: 'app.reaction.save.save.too_many_reactions',
      status_code: 400,
    });
  });

  it.each([
    ['a post that is not there', { post_id: 'z'.repeat(26) }, 'app.post.get.app_error'],
    ['nobody', { user_id: '' }, 'model.reaction.is_valid.user_id.app_error'],
    ['a name with a space', { emoji_name: 'a b' }, 'model.reaction.is_valid.emoji_name.app_error'],
    ['no name', { emoji_name: '' }, 'model.reaction.is_valid.emoji_name.app_error'],
  ])('are refused of %s', async (_what, change, id) => {
    const made = await post();
    await expect(
      test.core.reactions.add(CONTEXT, { ...by(bob, made, 'smile'), ...change }),
    ).rejects.toMatchObject({ id });
    expect(await test.core.reactions.ofPost(made.id)).toEqual([]);
  });
});
