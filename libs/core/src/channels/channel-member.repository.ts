import type { ChannelMember } from '@patchbay/contract';
import { In, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { skipAndTake, type Page } from '../page.ts';
import { channelMemberEntity, type ChannelMemberRow } from './channel-member.entity.ts';
import { toMember } from './channel-rows.ts';

/** Who is in which channel, and what they have read there. */
export class ChannelMemberRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: ChannelMemberRow): Promise<void> {
    await tx.insert(channelMemberEntity, rowValues(row));
  }

  async update(
    tx: EntityManager,
    channelId: string,
    userId: string,
    changes: Partial<ChannelMemberRow>,
  ): Promise<void> {
    await tx.update(channelMemberEntity, { channel_id: channelId, user_id: userId }, rowValues(changes));
  }

  async delete(tx: EntityManager, channelId: string, userId: string): Promise<void> {
    await tx.delete(channelMemberEntity, { channel_id: channelId, user_id: userId });
  }

  async deleteAll(tx: EntityManager, channelId: string): Promise<void> {
    await tx.delete(channelMemberEntity, { channel_id: channelId });
  }

  /** Marks the channel as read by its poster. */
  async readUpToNow(tx: EntityManager, channelId: string, userId: string, at: number): Promise<void> {
    const channel = `FROM channels WHERE channels.id = channelmembers.channelid`;
    await tx
      .createQueryBuilder()
      .update(channelMemberEntity)
      .set({
        msg_count: () => `(SELECT totalmsgcount ${channel})`,
        msg_count_root: () => `(SELECT totalmsgcountroot ${channel})`,
        mention_count: 0,
        mention_count_root: 0,
        urgent_mention_count: 0,
        last_viewed_at: at,
        last_update_at: at,
      })
      .where({ channel_id: channelId, user_id: userId })
      .execute();
  }

  async get(
    channelId: string,
    userId: string,
    manager = this.#database.read,
  ): Promise<ChannelMember | undefined> {
    const where = { channel_id: channelId, user_id: userId };
    const row = await manager.findOne(channelMemberEntity, { where });
    return row ? toMember(row) : undefined;
  }

  async list(channelId: string, page: Page): Promise<ChannelMember[]> {
    const rows = await this.#database.read.find(channelMemberEntity, {
      where: { channel_id: channelId },
      order: { user_id: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.map(toMember);
  }

  async byIds(channelId: string, userIds: readonly string[]): Promise<ChannelMember[]> {
    const rows = await this.#database.read.find(channelMemberEntity, {
      where: { channel_id: channelId, user_id: In([...userIds]) },
    });
    return rows.map(toMember);
  }

  async ofUser(
    userId: string,
    channelIds: readonly string[],
    manager = this.#database.read,
  ): Promise<ChannelMember[]> {
    const rows = await manager.find(channelMemberEntity, {
      where: { user_id: userId, channel_id: In([...channelIds]) },
    });
    return rows.map(toMember);
  }

  /** All of someone's, by channel id. */
  async pageOfUser(userId: string, page: Page): Promise<ChannelMember[]> {
    const rows = await this.#database.read.find(channelMemberEntity, {
      where: { user_id: userId },
      order: { channel_id: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.map(toMember);
  }

  /** All of someone's behind a channel id. */
  async ofUserAfter(userId: string, channelId: string, limit: number): Promise<ChannelMember[]> {
    const rows = await this.#database.read.find(channelMemberEntity, {
      where: { user_id: userId, channel_id: MoreThan(channelId) },
      order: { channel_id: 'ASC' },
      take: limit,
    });
    return rows.map(toMember);
  }

  async userIds(channelId: string): Promise<string[]> {
    const rows = await this.#database.read.find(channelMemberEntity, {
      select: { user_id: true },
      where: { channel_id: channelId },
    });
    return rows.map((row) => row.user_id);
  }
}
