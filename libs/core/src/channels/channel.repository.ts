import type { Channel } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { toChannel, toChannels } from './channel-rows.ts';
import { channelEntity, type ChannelRow } from './channel.entity.ts';

/** Channels in the database, one by one; direct ones have no team. Lists are in `ChannelListRepository`. */
export class ChannelRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: ChannelRow): Promise<void> {
    await tx.insert(channelEntity, rowValues(row));
  }

  async update(tx: EntityManager, channelId: string, changes: Partial<ChannelRow>): Promise<void> {
    await tx.update(channelEntity, { id: channelId }, rowValues(changes));
  }

  async delete(tx: EntityManager, channelId: string): Promise<void> {
    await tx.delete(channelEntity, { id: channelId });
  }

  async byId(channelId: string, manager = this.#database.read): Promise<Channel | undefined> {
    return toChannel(await manager.findOne(channelEntity, { where: { id: channelId } }));
  }

  async byIds(channelIds: readonly string[], manager = this.#database.read): Promise<Channel[]> {
    return toChannels(await manager.find(channelEntity, { where: { id: In([...channelIds]) } }));
  }

  async byName(teamId: string, name: string, manager = this.#database.read): Promise<Channel | undefined> {
    return toChannel(await manager.findOne(channelEntity, { where: { team_id: teamId, name } }));
  }

  async byNames(teamId: string, names: readonly string[]): Promise<Channel[]> {
    const where = { team_id: teamId, name: In([...names]), delete_at: 0 };
    return toChannels(await this.#database.read.find(channelEntity, { where }));
  }

  /** Archived ones too. */
  async idsOfTeam(teamId: string): Promise<string[]> {
    const rows = await this.#database.read.find(channelEntity, {
      select: { id: true },
      where: { team_id: teamId },
    });
    return rows.map((row) => row.id);
  }

  /** Archived ones count too. */
  countOfTeam(teamId: string): Promise<number> {
    return this.#database.read.count(channelEntity, { where: { team_id: teamId } });
  }
}
