import type { Post } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { statementsOf } from '../database/statements.ts';
import { postEntity } from './post.entity.ts';
import { threadEntity, type ThreadRow } from './thread.entity.ts';

const ADD_REPLY = `INSERT INTO threads (postid, replycount, lastreplyat, participants, channelid, threaddeleteat, threadteamid)
  VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT (postid) DO UPDATE SET replycount = excluded.replycount,
  lastreplyat = excluded.lastreplyat, participants = excluded.participants, channelid = excluded.channelid,
  threaddeleteat = 0, threadteamid = excluded.threadteamid`;

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
    const statements = statementsOf(tx);
    await statements.run(ADD_REPLY, [
      reply.root_id,
      (known?.reply_count ?? 0) + 1,
      Math.max(known?.last_reply_at ?? 0, reply.create_at),
      JSON.stringify([...others, reply.user_id]),
      reply.channel_id,
      teamId,
    ]);
    await statements.run('UPDATE posts SET updateat = ? WHERE id = ?', [reply.create_at, reply.root_id]);
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

  /** The root is deleted: what is known of the thread stays, marked. */
  async markDeleted(tx: EntityManager, rootId: string, at: number): Promise<void> {
    await tx.update(threadEntity, { post_id: rootId }, { thread_delete_at: at });
  }

  async delete(tx: EntityManager, rootId: string): Promise<void> {
    await tx.delete(threadEntity, { post_id: rootId });
  }
}
