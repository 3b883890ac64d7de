import type { Post, User } from '@patchbay/contract';
import type { ConfigService } from '../../config/config.service.ts';
import { fill } from '../../model/fill.ts';
import type { ThreadMembershipRepository } from '../../threads/thread-membership.repository.ts';
import { sanitizeUser } from '../../users/sanitize-user.ts';
import type { UserRepository } from '../../users/user.repository.ts';
import type { ThreadRepository } from '../thread.repository.ts';
import type { ReadOptions } from './read-options.ts';

export interface ThreadDetailsParts {
  readonly threads: ThreadRepository;
  readonly threadMemberships: ThreadMembershipRepository;
  readonly users: UserRepository;
  readonly config: ConfigService;
}

/** What a folded thread shows on its root: who takes part, and whether the reader follows it. */
export class ThreadDetails {
  readonly #parts: ThreadDetailsParts;

  constructor(parts: ThreadDetailsParts) {
    this.#parts = parts;
  }

  async add(posts: readonly Post[], { extended, userId = '' }: ReadOptions): Promise<Post[]> {
    const rootIds = posts
      .filter((post) => post.root_id === '' && post.reply_count > 0)
      .map((post) => post.id);
    const ownIds = posts.filter((post) => post.root_id === '').map((post) => post.id);
    const [threads, memberships] = await Promise.all([
      this.#parts.threads.byRootIds(rootIds),
      this.#parts.threadMemberships.ofUser(userId, ownIds),
    ]);
    const ids = new Set([...threads.values()].flatMap((thread) => thread.participants ?? []));
    const users = extended ? await this.users([...ids]) : undefined;
    return posts.map((post) => {
      const membership = memberships.get(post.id);
      const participants = (threads.get(post.id)?.participants ?? []).map(
        (id) => users?.get(id) ?? fill<User>('model.User', { id }),
      );
      return { ...post, participants, ...(membership ? { is_following: membership.following } : {}) };
    });
  }

  /** Accounts as everybody sees them, by id. */
  async users(ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
    const { PrivacySettings } = this.#parts.config.get();
    const found = ids.length === 0 ? [] : await this.#parts.users.byIds(ids);
    return new Map(found.map((user) => [user.id, sanitizeUser(user, 'other', PrivacySettings)]));
  }
}
