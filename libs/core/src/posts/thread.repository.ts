import type { Post } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { postEntity } from './post.entity.ts';
import { threadEntity, type ThreadRow } from './thread.entity.ts';

/** What is counted of each root post with replies. */
export class ThreadRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async byRootIds(
    rootIds: readonly string[],
    manager = this.#database.read,
  ): Promise<ReadonlyMap<string, ThreadRow>> {
    if (rootIds.length === 0) return new Map();
    const rows = await manager.find(threadEntity, { where: { post_id: In([...rootIds]) } });
    return new Map(rows.map((row) => [row.post_id, row]));
  }

  /** Counts a reply, and marks the root as changed so that clients fetch it. */
  async addReply(tx: EntityManager, reply: Post, teamId: string): Promise<void> {
    const known = await tx.findOne(threadEntity, { where: { post_id: reply.root_id } });
    const others = (known?.participants ?? []).filter((id) => id !== reply.user_id);
    const row: ThreadRow = {
      post_id: reply.root_id,
      reply_count: (known?.reply_count ?? 0) + 1,
      last_reply_at: Math.max(known?.last_reply_at ?? 0, reply.create_at),
      participants: [...others, reply.user_id],
      channel_id: reply.channel_id,
      thread_delete_at: 0,
      thread_team_id: teamId,
    };
    await tx.upsert(threadEntity, rowValues(row), ['post_id']);
    await tx.update(postEntity, { id: reply.root_id }, { update_at: reply.create_at });
  }

  /** Counts a thread again after one of its replies was deleted. */
  async recount(tx: EntityManager, rootId: string): Promise<void> {
    const replies = await tx.find(postEntity, {
      select: { user_id: true, create_at: true },
      where: { root_id: rootId, delete_at: 0, original_id: '' },
      order: { create_at: 'ASC' },
    });
    if (replies.length === 0) return this.delete(tx, rootId);
    await tx.update(
      threadEntity,
      { post_id: rootId },
      rowValues<Partial<ThreadRow>>({
        reply_count: replies.length,
        last_reply_at: replies.at(-1)?.create_at ?? 0,
        participants: [...new Set(replies.map((reply) => reply.user_id))],
      }),
    );
  }

  async delete(tx: EntityManager, rootId: string): Promise<void> {
    await tx.delete(threadEntity, { post_id: rootId });
  }
}
