import type { Channel } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { likePattern } from '../database/like-pattern.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { channelMemberEntity } from './channel-member.entity.ts';
import { channelEntity, type ChannelRow } from './channel.entity.ts';

const SEARCH_LIMIT = 50;

/** What one more post adds to its channel. */
export interface ChannelActivity {
  readonly at: number;
  /** Join and leave messages are not counted. */
  readonly counts: boolean;
  readonly isRoot: boolean;
}

/** Channels in the database; direct ones have no team. */
export class ChannelRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: ChannelRow): Promise<void> {
    await tx.insert(channelEntity, row);
  }

  async update(tx: EntityManager, channelId: string, changes: Partial<ChannelRow>): Promise<void> {
    await tx.update(channelEntity, { id: channelId }, changes);
  }

  async noteActivity(tx: EntityManager, channelId: string, activity: ChannelActivity): Promise<void> {
    const { at, counts, isRoot } = activity;
    await tx
      .createQueryBuilder()
      .update(channelEntity)
      .set({
        last_post_at: () => 'CASE WHEN lastpostat > :at THEN lastpostat ELSE :at END',
        ...(isRoot ? { last_root_post_at: at } : {}),
        ...(counts ? { total_msg_count: () => 'totalmsgcount + 1' } : {}),
        ...(counts && isRoot ? { total_msg_count_root: () => 'totalmsgcountroot + 1' } : {}),
      })
      .where({ id: channelId })
      .setParameter('at', at)
      .execute();
  }

  async byId(channelId: string, manager = this.#database.read): Promise<Channel | undefined> {
    return toChannel(await manager.findOne(channelEntity, { where: { id: channelId } }));
  }

  async byName(teamId: string, name: string, manager = this.#database.read): Promise<Channel | undefined> {
    return toChannel(await manager.findOne(channelEntity, { where: { team_id: teamId, name } }));
  }

  async publicOfTeam(teamId: string, page: Page): Promise<Channel[]> {
    const rows = await this.#database.read.find(channelEntity, {
      where: { team_id: teamId, type: 'O', delete_at: 0 },
      order: { display_name: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.map((row) => fill<Channel>('model.Channel', row));
  }

  /** Those someone is in; of one team and the direct ones if `teamId` is given. */
  async ofUser(userId: string, teamId: string | undefined, includeDeleted: boolean): Promise<Channel[]> {
    const members = await this.#database.read.find(channelMemberEntity, {
      select: { channel_id: true },
      where: { user_id: userId },
    });
    const rows = await this.#database.read.find(channelEntity, {
      where: {
        id: In(members.map((member) => member.channel_id)),
        ...(teamId === undefined ? {} : { team_id: In([teamId, '']) }),
        ...(includeDeleted ? {} : { delete_at: 0 }),
      },
      order: { display_name: 'ASC' },
    });
    return rows.map((row) => fill<Channel>('model.Channel', row));
  }

  async search(teamId: string, term: string): Promise<Channel[]> {
    const rows = await this.#database.read
      .createQueryBuilder<ChannelRow>(channelEntity, 'channel')
      .where('channel.team_id = :teamId AND channel.type = :type AND channel.delete_at = 0', {
        teamId,
        type: 'O',
      })
      .andWhere(
        `(LOWER(channel.name) LIKE :pattern ESCAPE '\\' OR LOWER(channel.display_name) LIKE :pattern ESCAPE '\\')`,
        { pattern: likePattern(term) },
      )
      .orderBy('channel.display_name', 'ASC')
      .take(SEARCH_LIMIT)
      .getMany();
    return rows.map((row) => fill<Channel>('model.Channel', row));
  }
}

function toChannel(row: ChannelRow | null): Channel | undefined {
  return row ? fill<Channel>('model.Channel', row) : undefined;
}
