import type { Post, PostPriority } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { postPriorityEntity } from './post-priority.entity.ts';

/** How urgent root posts are. */
export class PostPriorityRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, post: Post, priority: PostPriority): Promise<void> {
    await tx.insert(postPriorityEntity, {
      post_id: post.id,
      channel_id: post.channel_id,
      priority: priority.priority ?? '',
      requested_ack: priority.requested_ack ?? false,
      persistent_notifications: priority.persistent_notifications ?? false,
    });
  }

  async delete(tx: EntityManager, postIds: readonly string[]): Promise<void> {
    await tx.delete(postPriorityEntity, { post_id: In([...postIds]) });
  }

  async ofPosts(postIds: readonly string[]): Promise<ReadonlyMap<string, PostPriority>> {
    if (postIds.length === 0) return new Map();
    const rows = await this.#database.read.find(postPriorityEntity, { where: { post_id: In([...postIds]) } });
    return new Map(
      rows.map(({ post_id, channel_id: _channel, ...row }) => [
        post_id,
        fill<PostPriority>('model.PostPriority', row),
      ]),
    );
  }
}
