import type { Context, Post } from '@patchbay/contract';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { CoreCommon } from '../core-common.ts';
import type { DraftRepository } from '../drafts/draft.repository.ts';
import { refuse } from '../errors.ts';
import type { ReactionRepository } from '../reactions/reaction.repository.ts';
import type { ThreadMembershipRepository } from '../threads/thread-membership.repository.ts';
import { publishDeleted } from './post-events.ts';
import type { PostFileStore } from './post-files.ts';
import type { PostPriorityRepository } from './post-priority.repository.ts';
import type { PostRemovalRepository } from './post-removal.repository.ts';
import type { PostRepository } from './post.repository.ts';
import type { ThreadRepository } from './thread.repository.ts';

export interface PostDeletionParts extends CoreCommon {
  readonly posts: PostRepository;
  readonly removals: PostRemovalRepository;
  readonly threads: ThreadRepository;
  readonly threadMemberships: ThreadMembershipRepository;
  readonly reactions: ReactionRepository;
  readonly priorities: PostPriorityRepository;
  readonly drafts: DraftRepository;
  readonly channels: ChannelRepository;
  readonly files: PostFileStore;
}

/** Deletes posts with their replies, files, threads and what people noted of them; each in one transaction. */
export class PostDeletion {
  readonly #parts: PostDeletionParts;

  constructor(parts: PostDeletionParts) {
    this.#parts = parts;
  }

  /** Marks a post, and the replies to it, as deleted. MessageHasBeenDeleted is told of the post. */
  async delete(context: Context, post: Post, deletedBy: string): Promise<Post> {
    const channel = await this.#parts.channels.byId(post.channel_id);
    if (channel && channel.delete_at > 0)
      throw refuse('api.post.delete_post.can_not_delete_post_in_deleted.error', 'DeletePost');
    const at = this.#parts.clock.now();
    const deleted = { ...post, delete_at: at, update_at: at };
    // For whoever looks into the database; clients of others never get it.
    const props = { ...post.props, deleteBy: deletedBy };
    await this.#parts.database.transaction(async (tx) => {
      await this.#parts.posts.update(tx, post.id, { delete_at: at, update_at: at, props });
      await this.#parts.files.deleteOfPost(tx, post.id, at);
      if (post.root_id === '') {
        await this.#parts.posts.deleteThread(tx, post.id, at);
        await this.#parts.threads.markDeleted(tx, post.id, at);
        await this.#parts.drafts.deleteOfThread(tx, post.id);
      } else {
        await this.#parts.threads.recount(tx, post.root_id);
        await this.#parts.posts.update(tx, post.root_id, { update_at: at });
      }
      await this.#parts.removals.forgetFlags(tx, [post.id]);
    });
    this.#tell(context, deleted, deletedBy);
    return deleted;
  }

  /** Removes a post, its replies and versions, and all that hangs on them, for good. */
  async deleteForGood(context: Context, post: Post, deletedBy: string): Promise<void> {
    const removeBytes = await this.#parts.database.transaction(async (tx) => {
      const ids = await this.#parts.removals.remove(tx, post.id);
      await this.#parts.reactions.deleteOfPosts(tx, ids);
      await this.#parts.priorities.delete(tx, ids);
      await this.#parts.threadMemberships.deleteOfThreads(tx, ids);
      await this.#parts.removals.forgetFlags(tx, ids);
      if (post.root_id === '') {
        await this.#parts.threads.delete(tx, post.id);
        await this.#parts.drafts.deleteOfThread(tx, post.id);
      } else await this.#parts.threads.recount(tx, post.root_id);
      return this.#parts.files.forget(tx, { postIds: ids });
    });
    await removeBytes();
    this.#tell(context, post, deletedBy);
  }

  #tell(context: Context, post: Post, deletedBy: string): void {
    publishDeleted(this.#parts.events, post, deletedBy);
    this.#parts.hooks.ask.messageHasBeenDeleted(context, post);
  }
}
