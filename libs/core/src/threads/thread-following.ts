import type { Channel, Post } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { ConfigService } from '../config/config.service.ts';
import type { MentionFinder, PostMentions } from '../posts/mentions/mention-finder.ts';
import type { ThreadMembershipRow } from './thread-membership.entity.ts';
import type { ThreadMembershipRepository } from './thread-membership.repository.ts';

export interface ThreadFollowingParts {
  readonly threadMemberships: ThreadMembershipRepository;
  readonly mentions: MentionFinder;
  readonly config: ConfigService;
}

/** Who follows a thread by itself: those who write in it and those whom it mentions (ServiceSettings.ThreadAutoFollow). */
export class ThreadFollowing {
  readonly #parts: ThreadFollowingParts;

  constructor(parts: ThreadFollowingParts) {
    this.#parts = parts;
  }

  /** Notes a reply, in its transaction. Answers what everybody who knows the thread had noted, and has now. */
  async noteReply(
    tx: EntityManager,
    reply: Post,
    root: Post,
    channel: Channel,
    { people }: PostMentions,
  ): Promise<ThreadMembershipRow[]> {
    const rows = await this.#parts.threadMemberships.ofThread(root.id, tx);
    if (this.#parts.config.get().ServiceSettings.ThreadAutoFollow !== true) return rows;
    const known = new Map(rows.map((row) => [row.user_id, row]));
    const changed = new Map<string, ThreadMembershipRow>();
    const change = (userId: string, changes: Partial<ThreadMembershipRow>) => {
      const before = changed.get(userId) ?? known.get(userId) ?? blank(root.id, userId);
      changed.set(userId, { ...before, ...changes, last_updated: reply.create_at });
    };
    if (rows.length === 0)
      for (const id of await this.#fromRoot(root, channel)) change(id, { following: true });
    for (const [id, kind] of people) {
      const before = changed.get(id) ?? known.get(id);
      const isCalled = kind !== 'thread' && kind !== 'comment';
      // Who has left a thread comes back when called by name, not for one more reply.
      if (!isCalled && before && !before.following) continue;
      const unread = (before?.unread_mentions ?? 0) + (isCalled ? 1 : 0);
      change(id, { following: true, unread_mentions: unread });
    }
    if (reply.props['from_webhook'] !== 'true')
      change(reply.user_id, { following: true, last_viewed: reply.create_at, unread_mentions: 0 });
    await this.#parts.threadMemberships.save(tx, [...changed.values()]);
    return [...new Map([...known, ...changed]).values()];
  }

  /** With its first reply, a thread is followed by the author of its root and those whom the root mentions. */
  async #fromRoot(root: Post, channel: Channel): Promise<Set<string>> {
    const ids = new Set<string>();
    if (root.props['from_webhook'] !== 'true' && !root.type.startsWith('system_')) ids.add(root.user_id);
    if (channel.type === 'D') return ids;
    const { people } = await this.#parts.mentions.find(root, channel);
    for (const [id, kind] of people) if (kind === 'name') ids.add(id);
    return ids;
  }
}

function blank(rootId: string, userId: string): ThreadMembershipRow {
  return {
    post_id: rootId,
    user_id: userId,
    following: true,
    last_viewed: 0,
    last_updated: 0,
    unread_mentions: 0,
  };
}
