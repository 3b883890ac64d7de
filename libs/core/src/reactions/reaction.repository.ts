import type { Reaction } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { fill } from '../model/fill.ts';
import { postEntity } from '../posts/post.entity.ts';
import { reactionEntity, type ReactionRow } from './reaction.entity.ts';

/** Who reacted to which post with what. */
export class ReactionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async save(tx: EntityManager, reaction: Reaction): Promise<void> {
    const row: ReactionRow = { ...reaction, remote_id: reaction.remote_id ?? '' };
    await tx.upsert(reactionEntity, rowValues(row), ['post_id', 'user_id', 'emoji_name']);
  }

  /** The reaction, if it has not been taken back. */
  async get(
    { post_id, user_id, emoji_name }: Pick<Reaction, 'post_id' | 'user_id' | 'emoji_name'>,
    manager = this.#database.read,
  ): Promise<Reaction | undefined> {
    const where = { post_id, user_id, emoji_name, delete_at: 0 };
    const row = await manager.findOne(reactionEntity, { where });
    return row ? toReaction(row) : undefined;
  }

  /** The different emoji on a post. */
  async emojiNames(tx: EntityManager, postId: string): Promise<ReadonlySet<string>> {
    const rows = await tx.find(reactionEntity, {
      select: { emoji_name: true },
      where: { post_id: postId, delete_at: 0 },
    });
    return new Set(rows.map((row) => row.emoji_name));
  }

  async deleteOfPosts(tx: EntityManager, postIds: readonly string[]): Promise<void> {
    await tx.delete(reactionEntity, { post_id: In([...postIds]) });
  }

  /** Takes back every reaction with an emoji that is gone; posts without another are marked so. */
  async deleteOfEmoji(tx: EntityManager, emojiName: string, at: number): Promise<void> {
    const where = { emoji_name: emojiName, delete_at: 0 };
    const rows = await tx.find(reactionEntity, { select: { post_id: true }, where });
    if (rows.length === 0) return;
    await tx.update(reactionEntity, where, { delete_at: at, update_at: at });
    for (const postId of new Set(rows.map((row) => row.post_id))) {
      const left = await this.emojiNames(tx, postId);
      await tx.update(postEntity, { id: postId }, { has_reactions: left.size > 0, update_at: at });
    }
  }

  /** In the order they came; posts without any are missing. */
  async ofPosts(postIds: readonly string[]): Promise<ReadonlyMap<string, Reaction[]>> {
    const found = new Map<string, Reaction[]>();
    if (postIds.length === 0) return found;
    const rows = await this.#database.read.find(reactionEntity, {
      where: { post_id: In([...postIds]), delete_at: 0 },
      order: { create_at: 'ASC', user_id: 'ASC', emoji_name: 'ASC' },
    });
    for (const row of rows) found.set(row.post_id, [...(found.get(row.post_id) ?? []), toReaction(row)]);
    return found;
  }
}

function toReaction(row: ReactionRow): Reaction {
  return fill<Reaction>('model.Reaction', row);
}
