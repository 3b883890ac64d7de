import type { Post, User } from '@patchbay/contract';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import type { MentionFinder } from '../posts/mentions/mention-finder.ts';
import type { PostPriorityRepository } from '../posts/post-priority.repository.ts';
import type { PostRepository } from '../posts/post.repository.ts';
import type { ThreadDetails } from '../posts/reading/thread-details.ts';
import type { ThreadRepository } from '../posts/thread.repository.ts';
import type { FollowedThread, FollowedThreadRepository, ThreadScope } from './followed-thread.repository.ts';
import type { ThreadMembershipRow } from './thread-membership.entity.ts';
import type { ThreadMembershipRepository } from './thread-membership.repository.ts';
import { threadJson, type ThreadsQuery, type ThreadsView, type ThreadView } from './thread-view.ts';

export interface ThreadServiceParts extends CoreCommon {
  readonly followedThreads: FollowedThreadRepository;
  readonly threadMemberships: ThreadMembershipRepository;
  readonly threads: ThreadRepository;
  readonly posts: PostRepository;
  readonly priorities: PostPriorityRepository;
  readonly details: ThreadDetails;
  readonly mentions: MentionFinder;
}

/** The threads that people follow, and how far they have read them. Who may is the caller's to check. */
export class ThreadService {
  readonly #parts: ThreadServiceParts;

  constructor(parts: ThreadServiceParts) {
    this.#parts = parts;
  }

  async list(userId: string, teamId: string, query: ThreadsQuery): Promise<ThreadsView> {
    const { followedThreads } = this.#parts;
    const scope = { userId, teamId, deleted: query.deleted, excludeDirect: query.excludeDirect };
    const counts = query.threadsOnly ? NOTHING : await this.#counts(scope, query.unread);
    const found = query.totalsOnly ? undefined : await followedThreads.list(scope, query);
    return { ...counts, threads: found ? await this.#views(found, query.extended) : null };
  }

  /** One thread of someone's; 404 when they have nothing to do with it. */
  async get(userId: string, rootId: string, extended = false): Promise<ThreadView> {
    const found = await this.#parts.followedThreads.one(userId, rootId);
    const [view] = found ? await this.#views([found], extended) : [];
    if (!view) throw refuse('app.user.get_thread_membership_for_user.not_found', 'GetThreadForUser');
    return view;
  }

  /** Follows a thread, from now on, or leaves it. */
  async follow(userId: string, teamId: string, rootId: string, following: boolean): Promise<void> {
    const now = this.#parts.clock.now();
    await this.#change(userId, rootId, (before) => ({
      ...before,
      following,
      last_updated: now,
      ...(following ? { last_viewed: now } : {}),
    }));
    const thread = (await this.#parts.threads.byRootIds([rootId])).get(rootId);
    this.#publish('thread_follow_changed', teamId, userId, {
      thread_id: rootId,
      state: following,
      reply_count: thread?.reply_count ?? 0,
    });
  }

  /** Someone has read a thread up to a time in ms; an earlier time makes it unread again. */
  async read(userId: string, teamId: string, rootId: string, until: number): Promise<ThreadView> {
    const before = await this.#parts.followedThreads.one(userId, rootId);
    if (!before) throw refuse('app.user.get_thread_membership_for_user.not_found', 'UpdateThreadReadForUser');
    const mentions = await this.#mentionsAfter(userId, rootId, until);
    await this.#change(userId, rootId, (row) => ({
      ...row,
      last_viewed: until,
      last_updated: this.#parts.clock.now(),
      unread_mentions: mentions,
    }));
    const view = await this.get(userId, rootId);
    this.#publish('thread_read_changed', teamId, userId, {
      thread_id: rootId,
      timestamp: until,
      unread_mentions: view.unread_mentions,
      unread_replies: view.unread_replies,
      previous_unread_mentions: before.unreadMentions,
      previous_unread_replies: before.unreadReplies,
      channel_id: view.post.channel_id,
    });
    return view;
  }

  /** Makes a thread unread from one of its posts on; it is followed from then on. */
  async unreadFrom(userId: string, teamId: string, rootId: string, post: Post): Promise<ThreadView> {
    if (post.root_id !== rootId && post.id !== rootId)
      throw refuse('app.user.update_thread_read_for_user_by_post.app_error', 'UpdateThreadReadForUser');
    await this.follow(userId, teamId, rootId, true);
    return this.read(userId, teamId, rootId, post.create_at - 1);
  }

  /** As `unreadFrom`, told to all clients of the person as a changed thread. */
  async reopen(userId: string, teamId: string, rootId: string, from: number): Promise<void> {
    const mentions = await this.#mentionsAfter(userId, rootId, from);
    await this.#change(userId, rootId, (row) => ({
      ...row,
      following: true,
      last_viewed: from,
      last_updated: this.#parts.clock.now(),
      unread_mentions: mentions,
    }));
    this.#publish('thread_updated', teamId, userId, {
      thread: threadJson(await this.get(userId, rootId, true)),
    });
  }

  async readAll(userId: string, teamId: string): Promise<void> {
    const scope = { userId, teamId, deleted: true, excludeDirect: false };
    const ids = await this.#parts.followedThreads.rootIds(scope);
    const known = await this.#parts.threadMemberships.ofUser(userId, ids);
    const now = this.#parts.clock.now();
    const read = [...known.values()].map((row) => ({
      ...row,
      last_viewed: now,
      last_updated: now,
      unread_mentions: 0,
    }));
    await this.#parts.database.transaction((tx) => this.#parts.threadMemberships.save(tx, read));
    this.#publish('thread_read_changed', teamId, userId, {});
  }

  /** Tells those who follow a thread of a new reply. `before` and `after` are what was noted of them. */
  async announceReply(
    reply: Post,
    teamId: string,
    rows: readonly ThreadMembershipRow[],
    mentioned: ReadonlySet<string>,
  ): Promise<void> {
    if (this.#parts.config.get().ServiceSettings.CollapsedThreads === 'disabled') return;
    for (const { following, user_id } of rows) {
      if (!following) continue;
      const view = await this.get(user_id, reply.root_id, true);
      const isAuthor = user_id === reply.user_id;
      this.#publish('thread_updated', teamId, user_id, {
        thread: threadJson(view),
        previous_unread_mentions: Math.max(0, view.unread_mentions - (mentioned.has(user_id) ? 1 : 0)),
        previous_unread_replies: Math.max(0, view.unread_replies - (isAuthor ? 0 : 1)),
      });
    }
  }

  async #counts(scope: ThreadScope, unread: boolean): Promise<Omit<ThreadsView, 'threads'>> {
    const { followedThreads } = this.#parts;
    const [all, unreadThreads, mentions, urgent] = await Promise.all([
      unread ? 0 : followedThreads.count(scope, 'all'),
      followedThreads.count(scope, 'unread'),
      followedThreads.unreadMentions(scope, false),
      followedThreads.unreadMentions(scope, true),
    ]);
    return {
      total: unread ? unreadThreads : all,
      total_unread_threads: unreadThreads,
      total_unread_mentions: mentions,
      total_unread_urgent_mentions: urgent,
    };
  }

  async #views(found: readonly FollowedThread[], extended: boolean): Promise<ThreadView[]> {
    const ids = found.map((each) => each.rootId);
    const [roots, priorities, users] = await Promise.all([
      this.#parts.posts.byIds(ids),
      this.#parts.priorities.ofPosts(ids),
      extended
        ? this.#parts.details.users([...new Set(found.flatMap((each) => each.participants))])
        : new Map<string, User>(),
    ]);
    const byId = new Map(roots.map((post) => [post.id, post]));
    return found.flatMap((each): ThreadView[] => {
      const post = byId.get(each.rootId);
      if (!post) return [];
      return [
        {
          id: each.rootId,
          reply_count: each.replyCount,
          last_reply_at: each.lastReplyAt,
          last_viewed_at: each.lastViewed,
          participants: each.participants.map((id) => users.get(id) ?? fill<User>('model.User', { id })),
          post,
          unread_replies: each.unreadReplies,
          unread_mentions: each.unreadMentions,
          is_urgent: priorities.get(each.rootId)?.priority === 'urgent',
          delete_at: each.deleteAt,
        },
      ];
    });
  }

  async #mentionsAfter(userId: string, rootId: string, from: number): Promise<number> {
    const replies = (await this.#parts.posts.thread(rootId)).filter(
      (post) => post.root_id !== '' && post.create_at > from,
    );
    let count = 0;
    for (const reply of replies) if (await this.#parts.mentions.names(reply, userId)) count += 1;
    return count;
  }

  async #change(
    userId: string,
    rootId: string,
    change: (before: ThreadMembershipRow) => ThreadMembershipRow,
  ): Promise<void> {
    await this.#parts.database.transaction(async (tx) => {
      const before = await this.#parts.threadMemberships.get(userId, rootId, tx);
      const row = before ?? {
        post_id: rootId,
        user_id: userId,
        following: true,
        last_viewed: 0,
        last_updated: 0,
        unread_mentions: 0,
      };
      await this.#parts.threadMemberships.save(tx, [change(row)]);
    });
  }

  #publish(event: string, teamId: string, userId: string, data: Record<string, unknown>): void {
    this.#parts.events.publish({ event, data, broadcast: { team_id: teamId, user_id: userId } });
  }
}

const NOTHING: Omit<ThreadsView, 'threads'> = {
  total: 0,
  total_unread_threads: 0,
  total_unread_mentions: 0,
  total_unread_urgent_mentions: 0,
};
