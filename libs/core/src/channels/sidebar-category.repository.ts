import type { SidebarCategoryWithChannels } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { tableOf } from '../database/table-of.ts';
import { fill } from '../model/fill.ts';
import { channelMemberEntity } from './channel-member.entity.ts';
import { channelEntity } from './channel.entity.ts';
import {
  sidebarCategoryEntity,
  sidebarChannelEntity,
  type SidebarCategoryRow,
} from './sidebar-category.entity.ts';

/** How far categories and channels are apart in their order, so that something fits between. */
export const SORT_DISTANCE = 10;

/** People's sidebars: their categories, and which channel they put where. */
export class SidebarCategoryRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In their order, with the channels that were put there; the others follow in the default ones of their kind. */
  async ofTeam(
    userId: string,
    teamId: string,
    manager = this.#database.read,
  ): Promise<SidebarCategoryWithChannels[]> {
    const rows = await manager.find(sidebarCategoryEntity, {
      where: { user_id: userId, team_id: teamId },
      order: { sort_order: 'ASC', id: 'ASC' },
    });
    return this.#complete(userId, teamId, rows, manager);
  }

  async byId(
    categoryId: string,
    manager = this.#database.read,
  ): Promise<SidebarCategoryWithChannels | undefined> {
    const row = await manager.findOne(sidebarCategoryEntity, { where: { id: categoryId } });
    if (!row) return undefined;
    return (await this.ofTeam(row.user_id, row.team_id, manager)).find((each) => each.id === categoryId);
  }

  async order(userId: string, teamId: string, manager = this.#database.read): Promise<string[]> {
    const rows = await manager.find(sidebarCategoryEntity, {
      where: { user_id: userId, team_id: teamId },
      order: { sort_order: 'ASC', id: 'ASC' },
    });
    return rows.map((row) => row.id);
  }

  async insert(tx: EntityManager, row: SidebarCategoryRow): Promise<void> {
    await tx.insert(sidebarCategoryEntity, row);
  }

  async update(tx: EntityManager, categoryId: string, changes: Partial<SidebarCategoryRow>): Promise<void> {
    await tx.update(sidebarCategoryEntity, { id: categoryId }, changes);
  }

  /** Its channels fall back to the default category of their kind. */
  async delete(tx: EntityManager, categoryId: string): Promise<void> {
    await tx.delete(sidebarChannelEntity, { category_id: categoryId });
    await tx.delete(sidebarCategoryEntity, { id: categoryId });
  }

  async setOrder(tx: EntityManager, order: readonly string[]): Promise<void> {
    for (const [index, id] of order.entries())
      await tx.update(sidebarCategoryEntity, { id }, { sort_order: index * SORT_DISTANCE });
  }

  /** Empties categories, before their channels are put anew. */
  async empty(tx: EntityManager, categoryIds: readonly string[]): Promise<void> {
    await tx.delete(sidebarChannelEntity, { category_id: In([...categoryIds]) });
  }

  /** Puts channels into a category, in this order; wherever they were in the team, they are no longer. */
  async put(
    tx: EntityManager,
    { id: categoryId, user_id, team_id }: { id: string; user_id: string; team_id: string },
    channelIds: readonly string[],
  ): Promise<void> {
    if (channelIds.length === 0) return;
    const siblings = await this.order(user_id, team_id, tx);
    await tx.delete(sidebarChannelEntity, {
      category_id: In(siblings),
      channel_id: In([...channelIds]),
      user_id,
    });
    for (const [index, channel_id] of channelIds.entries()) {
      const row = { channel_id, user_id, category_id: categoryId, sort_order: index * SORT_DISTANCE };
      await tx.insert(sidebarChannelEntity, row);
    }
  }

  /** Puts a channel first in someone's favourites, of all teams where that is what it has. */
  async addFavorite(tx: EntityManager, userId: string, channelId: string, teamId: string): Promise<void> {
    const favorites = await tx.find(sidebarCategoryEntity, {
      where: { user_id: userId, type: 'favorites', ...(teamId === '' ? {} : { team_id: teamId }) },
    });
    for (const { id: category_id } of favorites) {
      const there = await tx.find(sidebarChannelEntity, {
        where: { category_id },
        order: { sort_order: 'ASC' },
      });
      if (there.some((row) => row.channel_id === channelId)) continue;
      const sort_order = (there[0]?.sort_order ?? SORT_DISTANCE) - SORT_DISTANCE;
      await tx.insert(sidebarChannelEntity, {
        channel_id: channelId,
        user_id: userId,
        category_id,
        sort_order,
      });
    }
  }

  async removeFavorite(tx: EntityManager, userId: string, channelId: string): Promise<void> {
    const favorites = await tx.find(sidebarCategoryEntity, {
      where: { user_id: userId, type: 'favorites' },
    });
    await tx.delete(sidebarChannelEntity, {
      category_id: In(favorites.map((category) => category.id)),
      user_id: userId,
      channel_id: channelId,
    });
  }

  async forgetChannel(tx: EntityManager, channelId: string): Promise<void> {
    await tx.delete(sidebarChannelEntity, { channel_id: channelId });
  }

  /** All of someone's categories of a team that they have left. */
  async forgetTeam(tx: EntityManager, userId: string, teamId: string): Promise<void> {
    for (const id of await this.order(userId, teamId, tx)) await this.delete(tx, id);
  }

  async #complete(
    userId: string,
    teamId: string,
    rows: readonly SidebarCategoryRow[],
    manager: EntityManager,
  ): Promise<SidebarCategoryWithChannels[]> {
    const placed = await manager.find(sidebarChannelEntity, {
      where: { category_id: In(rows.map((row) => row.id)), user_id: userId },
      order: { sort_order: 'ASC', channel_id: 'ASC' },
    });
    const strays = await this.#strays(userId, teamId, new Set(placed.map((row) => row.channel_id)), manager);
    return rows.map((row) =>
      fill<SidebarCategoryWithChannels>('model.SidebarCategoryWithChannels', {
        ...row,
        channel_ids: [
          ...placed.filter((each) => each.category_id === row.id).map((each) => each.channel_id),
          ...strays.filter((channel) => channel.kind === row.type).map((channel) => channel.id),
        ],
      }),
    );
  }

  /** Channels that someone is in and has put nowhere, by name; archived ones are nowhere to be seen. */
  async #strays(
    userId: string,
    teamId: string,
    placed: ReadonlySet<string>,
    manager: EntityManager,
  ): Promise<{ id: string; kind: string }[]> {
    const rows = await manager
      .createQueryBuilder(channelEntity, 'channel')
      .innerJoin(
        tableOf(channelMemberEntity),
        'own',
        'own.channel_id = channel.id AND own.user_id = :userId',
        {
          userId,
        },
      )
      .where('channel.delete_at = 0 AND channel.team_id IN (:...teamIds)', { teamIds: [teamId, ''] })
      .orderBy('channel.display_name', 'ASC')
      .getMany();
    return rows
      .filter((channel) => !placed.has(channel.id))
      .map((channel) => ({ id: channel.id, kind: channel.team_id === '' ? 'direct_messages' : 'channels' }));
  }
}
