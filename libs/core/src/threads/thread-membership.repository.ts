import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { threadMembershipEntity, type ThreadMembershipRow } from './thread-membership.entity.ts';

/** Who follows which thread, and how far they have read it. */
export class ThreadMembershipRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async save(tx: EntityManager, rows: readonly ThreadMembershipRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.upsert(threadMembershipEntity, [...rows], ['post_id', 'user_id']);
  }

  async get(
    userId: string,
    rootId: string,
    manager = this.#database.read,
  ): Promise<ThreadMembershipRow | undefined> {
    const where = { user_id: userId, post_id: rootId };
    return (await manager.findOne(threadMembershipEntity, { where })) ?? undefined;
  }

  /** Of everybody who knows a thread, those who left it included. */
  ofThread(rootId: string, manager = this.#database.read): Promise<ThreadMembershipRow[]> {
    return manager.find(threadMembershipEntity, { where: { post_id: rootId } });
  }

  /** Someone's own of several threads, by thread. */
  async ofUser(
    userId: string,
    rootIds: readonly string[],
  ): Promise<ReadonlyMap<string, ThreadMembershipRow>> {
    if (userId === '' || rootIds.length === 0) return new Map();
    const rows = await this.#database.read.find(threadMembershipEntity, {
      where: { user_id: userId, post_id: In([...rootIds]) },
    });
    return new Map(rows.map((row) => [row.post_id, row]));
  }

  async deleteOfThreads(tx: EntityManager, rootIds: readonly string[]): Promise<void> {
    await tx.delete(threadMembershipEntity, { post_id: In([...rootIds]) });
  }
}
