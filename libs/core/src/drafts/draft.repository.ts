import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { draftEntity, type DraftRow } from './draft.entity.ts';

/** Messages that people have begun. */
export class DraftRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async save(tx: EntityManager, row: DraftRow): Promise<void> {
    await tx.upsert(draftEntity, rowValues(row), ['user_id', 'channel_id', 'root_id']);
  }

  async get(
    userId: string,
    channelId: string,
    rootId: string,
    manager = this.#database.read,
  ): Promise<DraftRow | undefined> {
    const where = { user_id: userId, channel_id: channelId, root_id: rootId, delete_at: 0 };
    return (await manager.findOne(draftEntity, { where })) ?? undefined;
  }

  /** Those of someone in the given channels, the one changed last first. */
  ofUser(userId: string, channelIds: readonly string[]): Promise<DraftRow[]> {
    if (channelIds.length === 0) return Promise.resolve([]);
    return this.#database.read.find(draftEntity, {
      where: { user_id: userId, channel_id: In([...channelIds]), delete_at: 0 },
      order: { update_at: 'DESC' },
    });
  }

  async delete(tx: EntityManager, userId: string, channelId: string, rootId: string): Promise<void> {
    await tx.delete(draftEntity, { user_id: userId, channel_id: channelId, root_id: rootId });
  }

  async deleteOfThread(tx: EntityManager, rootId: string): Promise<void> {
    await tx.delete(draftEntity, { root_id: rootId });
  }
}
