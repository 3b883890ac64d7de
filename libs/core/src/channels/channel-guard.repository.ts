import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { channelGuardEntity, type ChannelGuardRow } from './channel-guard.entity.ts';

/** Which plugin guards which channel. */
export class ChannelGuardRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(manager = this.#database.read): Promise<ChannelGuardRow[]> {
    return manager.find(channelGuardEntity, { order: { channel_id: 'ASC', plugin_id: 'ASC' } });
  }

  /** A claim that is there already stays as it is. */
  async add(tx: EntityManager, row: ChannelGuardRow): Promise<void> {
    await tx.createQueryBuilder().insert().into(channelGuardEntity).values(row).orIgnore().execute();
  }

  async remove(tx: EntityManager, channelId: string, pluginId: string): Promise<void> {
    await tx.delete(channelGuardEntity, { channel_id: channelId, plugin_id: pluginId });
  }

  async removeOfPlugin(tx: EntityManager, pluginId: string): Promise<void> {
    await tx.delete(channelGuardEntity, { plugin_id: pluginId });
  }

  async removeOfChannel(tx: EntityManager, channelId: string): Promise<void> {
    await tx.delete(channelGuardEntity, { channel_id: channelId });
  }
}
