import { In, type EntityManager } from 'typeorm';
import { channelEntity } from '../channels/channel.entity.ts';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import type { Page } from '../page.ts';
import {
  sharedChannelEntity,
  sharedChannelRemoteEntity,
  sharedChannelUserEntity,
  type SharedChannelRemoteRow,
  type SharedChannelRow,
} from './shared-channel.entity.ts';

/** Which channels are shared, and with whom. */
export class SharedChannelRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async ids(): Promise<string[]> {
    return (await this.#database.read.find(sharedChannelEntity, { select: { id: true } })).map(
      (row) => row.id,
    );
  }

  async get(channelId: string, manager = this.#database.read): Promise<SharedChannelRow | undefined> {
    return (await manager.findOne(sharedChannelEntity, { where: { id: channelId } })) ?? undefined;
  }

  /** Oldest first; with a member those that they are in. */
  async ofTeam(teamId: string, page: Page, memberId?: string): Promise<SharedChannelRow[]> {
    const query = this.#database.read
      .createQueryBuilder(sharedChannelEntity, 'shared')
      .where('shared.team_id = :teamId', { teamId })
      .orderBy('shared.create_at')
      .addOrderBy('shared.id')
      .skip(page.page * page.perPage)
      .take(page.perPage);
    if (memberId !== undefined)
      query.andWhere(`shared.id IN (SELECT channelid FROM channelmembers WHERE userid = :memberId)`, {
        memberId,
      });
    return query.getMany();
  }

  /** The channel knows that it is shared. */
  async insert(tx: EntityManager, row: SharedChannelRow): Promise<void> {
    await tx.insert(sharedChannelEntity, rowValues(row));
    await tx.update(channelEntity, { id: row.id }, { shared: true, update_at: row.update_at });
  }

  async update(tx: EntityManager, channelId: string, changes: Partial<SharedChannelRow>): Promise<void> {
    await tx.update(sharedChannelEntity, { id: channelId }, rowValues(changes));
  }

  /** With all that was noted of the remotes in it. */
  async delete(tx: EntityManager, channelId: string, at: number): Promise<void> {
    await tx.delete(sharedChannelEntity, { id: channelId });
    await tx.delete(sharedChannelRemoteEntity, { channel_id: channelId });
    await tx.delete(sharedChannelUserEntity, { channel_id: channelId });
    await tx.update(channelEntity, { id: channelId }, { shared: false, update_at: at });
  }

  /** Of one that was uninvited too: `delete_at` says so. */
  async remote(
    channelId: string,
    remoteId: string,
    manager = this.#database.read,
  ): Promise<SharedChannelRemoteRow | undefined> {
    const where = { channel_id: channelId, remote_id: remoteId };
    return (await manager.findOne(sharedChannelRemoteEntity, { where })) ?? undefined;
  }

  /** Who is invited to a channel. */
  remotesOf(channelId: string, manager = this.#database.read): Promise<SharedChannelRemoteRow[]> {
    return manager.find(sharedChannelRemoteEntity, { where: { channel_id: channelId, delete_at: 0 } });
  }

  /** Where a remote is invited. */
  channelsOf(remoteId: string): Promise<SharedChannelRemoteRow[]> {
    return this.#database.read.find(sharedChannelRemoteEntity, {
      where: { remote_id: remoteId, delete_at: 0 },
    });
  }

  async insertRemote(tx: EntityManager, row: SharedChannelRemoteRow): Promise<void> {
    await tx.insert(sharedChannelRemoteEntity, rowValues(row));
  }

  async updateRemote(tx: EntityManager, id: string, changes: Partial<SharedChannelRemoteRow>): Promise<void> {
    await tx.update(sharedChannelRemoteEntity, { id }, rowValues(changes));
  }

  async forgetRemotes(tx: EntityManager, remoteIds: readonly string[], at: number): Promise<void> {
    const where = { remote_id: In([...remoteIds]), delete_at: 0 };
    await tx.update(sharedChannelRemoteEntity, where, { delete_at: at, update_at: at });
  }
}
