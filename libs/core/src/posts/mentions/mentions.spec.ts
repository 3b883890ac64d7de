import type { Channel, Post, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../../fixtures/test-core.ts';

describe('mentions', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let cyd: User;
  let eve: User;
  let team: Team;
  let channel: Channel;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob', { first_name: 'Robert' });
    cyd = await test.user('cyd.x');
    eve = await test.user('eve');
    team = await test.team('engines', ada);
    for (const user of [bob, cyd, eve]) await test.core.teamMembers.add(CONTEXT, team.id, user.id);
    channel = await test.core.channels.create(
      CONTEXT,
      { team_id: team.id, name: 'talk', display_name: 'Talk', type: 'O' },
      ada.id,
    );
    for (const user of [bob, cyd]) await test.core.channelMembers.add(CONTEXT, channel.id, user.id);
  });

  afterAll(() => test.close());

  /** The names of those whom the event of a post mentions. */
  const mentioned = async (message: string, given: Partial<Post> = {}): Promise<string[]> => {
    await test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: ada.id, message, ...given });
    const { mentions } = (await test.last('posted')).data;
    const ids = mentions === undefined ? [] : (JSON.parse(String(mentions)) as string[]);
    return [ada, bob, cyd, eve].filter((user) => ids.includes(user.id)).map((user) => user.username);
  };
  const notify = async (user: User, props: Record<string, string>) => {
    const { notify_props } = await test.core.users.get(user.id);
    await test.core.users.patch(CONTEXT, user.id, { notify_props: { ...notify_props, ...props } });
  };

  it.each([
    ['hello @bob', ['bob']],
    ['hello @Bob, and @cyd.x.', ['bob', 'cyd.x']],
    ['mail to x@bob', []],
    ['not `@bob` in code\n```\n@bob\n```', []],
    ['@ada talks to herself', []],
    ['@eve is elsewhere', []],
    ['@channel', ['bob', 'cyd.x']],
    ['@all!', ['bob', 'cyd.x']],
  ])('in %j are of %j', async (message, names) => {
    expect(await mentioned(message)).toEqual(names);
  });

  it('are words and first names for those who want that, from the moment that they do', async () => {
    expect(await mentioned('Robert, the engine runs')).toEqual([]);
    await notify(bob, { first_name: 'true', mention_keys: 'engine,two words,日本' });
    expect(await mentioned('Robert!')).toEqual(['bob']);
    expect(await mentioned('robert')).toEqual([]);
    expect(await mentioned('the Engine.')).toEqual(['bob']);
    expect(await mentioned('engines')).toEqual([]);
    expect(await mentioned('just two words here')).toEqual(['bob']);
    expect(await mentioned('私は日本にいる')).toEqual(['bob']);
    await notify(bob, { first_name: 'false', mention_keys: '' });
    expect(await mentioned('Robert, the engine')).toEqual([]);
  });

  it('of everybody leave out those who do not want them, and with @here those who are not there', async () => {
    await notify(cyd, { channel: 'false' });
    expect(await mentioned('@channel')).toEqual(['bob']);
    await notify(cyd, { channel: 'true' });
    await test.core.statuses.set(bob.id, 'away', true);
    await test.core.statuses.set(cyd.id, 'online', true);
    expect(await mentioned('@here')).toEqual(['cyd.x']);
  });

  it('of everybody reach nobody in a channel that is too large, and the author is told', async () => {
    const limit = (MaxNotificationsPerChannel: number) =>
      test.core.config.patch({ TeamSettings: { MaxNotificationsPerChannel } }, { userId: ada.id });
    await limit(2);
    expect(await mentioned('@all')).toEqual([]);
    await test.core.postAftermath.settled();
    const { broadcast, data } = await test.last('ephemeral_message');
    expect(broadcast.user_id).toBe(ada.id);
    expect(String(data['post'])).toContain('@all notified nobody');
    await limit(1_000);
  });

  it('of those in the team but not in the channel are answered with a hint for the author', async () => {
    expect(await mentioned('@eve, look')).toEqual([]);
    await test.core.postAftermath.settled();
    const hint = JSON.parse(String((await test.last('ephemeral_message')).data['post'])) as Post;
    expect(hint.props['add_channel_member']).toMatchObject({
      not_in_channel_usernames: ['eve'],
      not_in_channel_user_ids: [eve.id],
    });
    await test.core.channelMembers.add(CONTEXT, channel.id, eve.id);
    expect(await mentioned('@eve, look')).toEqual(['eve']);
    await test.core.channelMembers.remove(CONTEXT, channel.id, eve.id);
    expect(await mentioned('@eve, look')).toEqual([]);
  });

  it('are of the other one in a direct channel, whatever is said', async () => {
    const direct = await test.core.channels.direct(CONTEXT, ada.id, bob.id);
    expect(await mentioned('psst', { channel_id: direct.id })).toEqual(['bob']);
  });

  it('are of those who want to hear of replies to what they wrote', async () => {
    const root = await test.core.posts.create(CONTEXT, {
      channel_id: channel.id,
      user_id: cyd.id,
      message: 'a question',
    });
    expect(await mentioned('an answer', { root_id: root.id })).toEqual([]);
    await notify(cyd, { comments: 'root' });
    expect(await mentioned('another', { root_id: root.id })).toEqual(['cyd.x']);
  });

  it('count as unread until the channel is unread from an earlier post, which counts them again', async () => {
    const first = await test.core.posts.create(CONTEXT, {
      channel_id: channel.id,
      user_id: ada.id,
      message: '@bob one',
    });
    await mentioned('@bob two');
    await mentioned('three');
    const state = await test.core.unreadPosts.markFrom(first, bob.id, true);
    expect(state).toMatchObject({ mention_count: 2, mention_count_root: 2 });
    const { broadcast, data } = await test.last('post_unread');
    expect(broadcast).toMatchObject({ user_id: bob.id });
    expect(data).toMatchObject({ mention_count: 2, post_id: first.id, last_viewed_at: first.create_at - 1 });
  });
});
