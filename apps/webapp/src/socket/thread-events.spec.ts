import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { receivedPost } from 'mattermost-redux/actions/posts';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../store/store.ts';
import { samplePost } from '../testing/sample-post.ts';
import { ada, ben, home, logIn, square } from '../testing/sample-state.ts';
import { handleCoreEvent } from './event-handlers.ts';

const nobody = { omit_users: null, user_id: '', channel_id: '', team_id: '' };

function open() {
  const store = createAppStore();
  logIn(store);
  const told = (event: string, data: object, broadcast: object = {}) =>
    store.dispatch(
      handleCoreEvent({
        event,
        data: data as Record<string, unknown>,
        broadcast: { ...nobody, ...broadcast },
        seq: 1,
      }),
    );
  return { store, told, state: () => store.getState().entities };
}

beforeEach(() => {
  Client4.getProfilesByIds = jest.fn<typeof Client4.getProfilesByIds>().mockResolvedValue([]);
  Client4.getStatusesByIds = jest.fn<typeof Client4.getStatusesByIds>().mockResolvedValue([]);
});

describe('what happens to posts', () => {
  const reaction = { user_id: ben.id, post_id: 'p1', emoji_name: 'tada', create_at: 1 };

  it('adds reactions and takes them back', () => {
    const { store, told, state } = open();
    store.dispatch(receivedPost(samplePost('p1')));
    told('reaction_added', { reaction: JSON.stringify(reaction) });
    expect(Object.keys(state().posts.reactions.p1 ?? {})).toEqual([`${ben.id}-tada`]);
    told('reaction_removed', { reaction: JSON.stringify(reaction) });
    expect(state().posts.reactions.p1).toEqual({});
  });

  it('moves the line of new posts to where a channel was made unread from', () => {
    const { store, told, state } = open();
    const counts = { msg_count: 3, msg_count_root: 2, mention_count: 1, mention_count_root: 1 };
    told('post_unread', { ...counts, last_viewed_at: 99 }, { channel_id: square.id, team_id: home.id });
    expect(state().channels.myMembers[square.id]).toMatchObject({ msg_count: 3, last_viewed_at: 99 });
    expect(state().channels.manuallyUnread[square.id]).toBe(true);
    expect(store.getState().views.channel.lastChannelViewTime[square.id]).toBe(99);
  });

  it('takes a deleted post for deleted once, though the news come twice', () => {
    const { store, told, state } = open();
    const post = samplePost('p1', { is_pinned: true });
    store.dispatch(receivedPost(post));
    told('post_deleted', { post: JSON.stringify(post) });
    told('post_deleted', { post: JSON.stringify(post), delete_by: ada.id });
    expect(state().posts.posts.p1?.state).toBe('DELETED');
  });
});

describe('what happens to threads', () => {
  const thread = (more: object = {}) => ({
    id: 'root',
    reply_count: 2,
    last_reply_at: 5,
    last_viewed_at: 1,
    participants: [ben],
    unread_replies: 1,
    unread_mentions: 0,
    is_following: true,
    post: samplePost('root'),
    ...more,
  });
  const arrive = (told: ReturnType<typeof open>['told'], more: object = {}) =>
    told(
      'thread_updated',
      { thread: JSON.stringify(thread(more)), previous_unread_replies: 0, previous_unread_mentions: 0 },
      { team_id: home.id, user_id: ada.id },
    );

  it('brings a new answer, and reads it', () => {
    const { told, state } = open();
    arrive(told);
    expect(state().threads.threads.root).toMatchObject({ unread_replies: 1, is_following: true });
    told(
      'thread_read_changed',
      { thread_id: 'root', timestamp: 9, unread_replies: 0, unread_mentions: 0, channel_id: square.id },
      { team_id: home.id },
    );
    expect(state().threads.threads.root).toMatchObject({ unread_replies: 0, last_viewed_at: 9 });
  });

  it('reads all of a channel, and all of a team', () => {
    const { told, state } = open();
    arrive(told);
    told('thread_read_changed', { timestamp: 9 }, { channel_id: square.id });
    expect(state().threads.threads.root?.unread_replies).toBe(0);
    arrive(told, { unread_replies: 2, last_reply_at: 10 });
    told('thread_read_changed', {}, { team_id: home.id });
    expect(state().threads.threads.root?.unread_replies).toBe(0);
  });

  it('stops following', () => {
    const { told, state } = open();
    arrive(told);
    told('thread_follow_changed', { thread_id: 'root', state: false, reply_count: 2 }, { team_id: home.id });
    expect(state().threads.threads.root?.is_following).toBe(false);
  });
});
