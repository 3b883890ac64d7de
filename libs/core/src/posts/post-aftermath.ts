import type { Channel, Post, User } from '@patchbay/contract';
import type { Logger } from '../logger.ts';
import type { ThreadMembershipRow } from '../threads/thread-membership.entity.ts';
import type { ThreadService } from '../threads/thread.service.ts';
import type { MentionHints } from './mentions/mention-hints.ts';
import type { PostMentions } from './mentions/mention-finder.ts';

/** A post that was just made, and whom it concerns. */
export interface MadePost {
  readonly post: Post;
  readonly channel: Channel;
  readonly author: User;
  readonly mentions: PostMentions;
  /** What is noted of those who know the thread of a reply. */
  readonly memberships: readonly ThreadMembershipRow[];
  /** Those of them who follow it, without the author. */
  readonly followers: readonly string[];
}

/** Tells people who are not looking. */
export interface Notifier {
  notify(made: MadePost): Promise<void>;
}

export interface PostAftermathParts {
  readonly threadService: ThreadService;
  readonly hints: MentionHints;
  readonly notifier: Notifier;
  readonly logger: Logger;
}

/** Posts whose aftermath may wait; beyond that, nobody is notified of a post any more. */
const MOST_WAITING = 10_000;

/** What follows a post and nobody waits for: changed threads, hints to the author, notifications. One post after the other. */
export class PostAftermath {
  readonly #parts: PostAftermathParts;
  #tail: Promise<void> = Promise.resolve();
  #notifying: Promise<void> = Promise.resolve();
  #waiting = 0;
  #closed = false;

  constructor(parts: PostAftermathParts) {
    this.#parts = parts;
  }

  of(made: MadePost): void {
    const isNothing =
      made.memberships.length === 0 &&
      made.mentions.people.size === 0 &&
      made.mentions.unknown.size === 0 &&
      made.mentions.tooMany === undefined;
    if (this.#closed || (isNothing && made.post.type.startsWith('system_'))) return;
    if (this.#waiting >= MOST_WAITING) return;
    this.#waiting += 1;
    this.#tail = this.#tail.then(() => this.#announce(made));
    // A plugin or a mail server that takes its time holds up letters, not what clients show.
    this.#notifying = Promise.all([this.#notifying, this.#tail])
      .then(() => this.#try(made, () => this.#parts.notifier.notify(made)))
      .finally(() => (this.#waiting -= 1));
  }

  /** Resolves when everything of the posts so far is done. */
  settled(): Promise<void> {
    return this.#notifying;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.settled();
  }

  async #announce(made: MadePost): Promise<void> {
    const { channel, memberships, mentions, post } = made;
    const called = [...mentions.people].filter(([, kind]) => kind !== 'thread' && kind !== 'comment');
    const ids = new Set(called.map(([id]) => id));
    await this.#try(made, () =>
      this.#parts.threadService.announceReply(post, channel.team_id, memberships, ids),
    );
    await this.#try(made, () => this.#parts.hints.tell(made));
  }

  async #try({ post }: MadePost, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#parts.logger.error('Something that follows a post failed', {
        post_id: post.id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
}
