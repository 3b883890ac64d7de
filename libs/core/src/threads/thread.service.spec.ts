import type { Channel, Post, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import type { ThreadsQuery } from './thread-view.ts';

const ALL: ThreadsQuery = {
  since: 0,
  before: '',
  after: '',
  perPage: 30,
  deleted: false,
  unread: false,
  extended: false,
  totalsOnly: false,
  threadsOnly: false,
  excludeDirect: false,
};

describe('threads', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let cyd: User;
  let team: Team;

  beforeAll(async () => {
    test = await TestCore.open();
    [ada, bob, cyd] = [await test.user('ada'), await test.user('bob'), await test.user('cyd')];
    team = await test.team('engines', ada);
    for (const user of [bob, cyd]) await test.core.teamMembers.add(CONTEXT, team.id, user.id);
  });

  afterAll(() => test.close());

  let made = 0;
  /** A channel with all three in it. */
  const place = async (): Promise<Channel> => {
    const given = { team_id: team.id, name: `place-${++made}`, display_name: 'Place', type: 'O' };
    const channel = await test.core.channels.create(CONTEXT, given, ada.id);
    for (const user of [bob, cyd]) await test.core.channelMembers.add(CONTEXT, channel.id, user.id);
    return channel;
  };
  const post = (channel: Channel, author: User, message: string, root_id = ''): Promise<Post> =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: author.id, message, root_id });
  const list = (user: User, query: Partial<ThreadsQuery> = {}) =>
    test.core.threads.list(user.id, team.id, { ...ALL, ...query });

  it('are followed by who began them, who replies and who is mentioned; nobody else', async () => {
    const channel = await place();
    const root = await post(channel, ada, 'root');
    await post(channel, bob, 'reply', root.id);
    expect(JSON.parse(String((await test.last('posted')).data['followers']))).toEqual([ada.id]);
    expect(await test.core.threads.get(ada.id, root.id)).toMatchObject({
      reply_count: 1,
      unread_replies: 1,
      unread_mentions: 0,
      participants: [expect.objectContaining({ id: bob.id })],
    });
    expect(await test.core.threads.get(bob.id, root.id)).toMatchObject({ unread_replies: 0 });
    await expect(test.core.threads.get(cyd.id, root.id)).rejects.toMatchObject({ status_code: 404 });
    await post(channel, ada, '@cyd, look', root.id);
    expect(await test.core.threads.get(cyd.id, root.id)).toMatchObject({
      unread_replies: 2,
      unread_mentions: 1,
    });
  });

  it('tell those who follow them of a reply, with what was unread before', async () => {
    const channel = await place();
    const root = await post(channel, ada, 'root');
    await post(channel, bob, '@ada one', root.id);
    await test.core.postAftermath.settled();
    await test.heard();
    await post(channel, bob, '@ada two', root.id);
    await test.core.postAftermath.settled();
    await test.core.events.drained();
    const updates = test.events.filter(({ event }) => event === 'thread_updated');
    expect(updates.map(({ broadcast }) => broadcast.user_id).sort()).toEqual([ada.id, bob.id].sort());
    const forAda = updates.find(({ broadcast }) => broadcast.user_id === ada.id);
    expect(forAda?.data).toMatchObject({ previous_unread_mentions: 1, previous_unread_replies: 1 });
    expect(JSON.parse(String(forAda?.data['thread']))).toMatchObject({
      id: root.id,
      reply_count: 2,
      unread_mentions: 2,
      post: { id: root.id, message: 'root' },
    });
  });

  it('are read, and unread again from a post on', async () => {
    const channel = await place();
    const root = await post(channel, ada, 'root');
    const first = await post(channel, bob, '@ada one', root.id);
    await post(channel, bob, 'two', root.id);
    const read = await test.core.threads.read(ada.id, team.id, root.id, test.clock.now());
    expect(read).toMatchObject({ unread_replies: 0, unread_mentions: 0 });
    expect((await test.last('thread_read_changed')).data).toMatchObject({
      thread_id: root.id,
      channel_id: channel.id,
      unread_replies: 0,
      previous_unread_replies: 2,
      previous_unread_mentions: 1,
    });
    const again = await test.core.threads.unreadFrom(ada.id, team.id, root.id, first);
    expect(again).toMatchObject({ unread_replies: 2, unread_mentions: 1 });
    const elsewhere = await post(channel, bob, 'no part of it');
    await expect(test.core.threads.unreadFrom(ada.id, team.id, root.id, elsewhere)).rejects.toMatchObject({
      status_code: 400,
    });
  });

  it('are left, and replies do not bring anyone back, but their name does', async () => {
    const channel = await place();
    const root = await post(channel, ada, 'root');
    await post(channel, bob, 'one', root.id);
    await test.core.threads.follow(ada.id, team.id, root.id, false);
    expect((await test.last('thread_follow_changed')).data).toEqual({
      thread_id: root.id,
      state: false,
      reply_count: 1,
    });
    const isListed = async () =>
      (await list(ada, { threadsOnly: true })).threads?.some(({ id }) => id === root.id);
    await post(channel, bob, 'two', root.id);
    expect(await isListed()).toBe(false);
    await post(channel, bob, '@ada three', root.id);
    expect(await isListed()).toBe(true);
  });

  it('are listed by their last reply, with totals of what is unread', async () => {
    const channel = await place();
    await test.core.threads.readAll(cyd.id, team.id);
    const roots: Post[] = [];
    for (const each of ['first', 'second', 'third']) {
      const root = await post(channel, cyd, each);
      await post(channel, bob, each === 'second' ? '@cyd' : 'reply', root.id);
      roots.push(root);
    }
    const [first, second, third] = roots.map((root) => root.id);
    const ids = async (query: Partial<ThreadsQuery>) =>
      (await list(cyd, query)).threads?.map((thread) => thread.id);
    expect((await ids({}))?.slice(0, 3)).toEqual([third, second, first]);
    expect((await ids({ before: third ?? '' }))?.slice(0, 2)).toEqual([second, first]);
    expect(await ids({ after: first ?? '' })).toEqual([second, third]);
    await test.core.threads.read(cyd.id, team.id, third ?? '', test.clock.now());
    expect(await ids({ unread: true })).toEqual([second, first]);
    expect(await list(cyd, { totalsOnly: true })).toMatchObject({
      threads: null,
      total_unread_threads: 2,
      total_unread_mentions: 1,
    });
    await test.core.threads.readAll(cyd.id, team.id);
    expect(await list(cyd, { totalsOnly: true })).toMatchObject({ total_unread_threads: 0 });
  });

  it('go with their root, and out of sight of those who have left the channel', async () => {
    const channel = await place();
    const gone = await post(channel, ada, 'gone');
    await post(channel, bob, 'reply', gone.id);
    await test.core.posts.delete(CONTEXT, gone.id, ada.id);
    const mine = async (query: Partial<ThreadsQuery> = {}) =>
      (await list(bob, query)).threads?.map((thread) => thread.id) ?? [];
    expect(await mine()).not.toContain(gone.id);
    expect(await mine({ deleted: true })).toContain(gone.id);
    const left = await post(channel, ada, 'left');
    await post(channel, bob, 'reply', left.id);
    expect(await mine()).toContain(left.id);
    await test.core.channelMembers.remove(CONTEXT, channel.id, bob.id);
    expect(await mine()).not.toContain(left.id);
  });

  it('are not followed by themselves where that is off', async () => {
    await test.core.config.patch({ ServiceSettings: { ThreadAutoFollow: false } }, { userId: ada.id });
    const channel = await place();
    const root = await post(channel, ada, 'root');
    await post(channel, bob, '@cyd', root.id);
    for (const user of [ada, bob, cyd])
      await expect(test.core.threads.get(user.id, root.id)).rejects.toMatchObject({ status_code: 404 });
  });
});
