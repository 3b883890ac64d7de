import type { Database } from '../database/database.ts';
import { tableOf } from '../database/table-of.ts';
import { FILE_INFO } from '../files/file-info.entity.ts';
import { postEntity } from '../posts/post.entity.ts';
import { userEntity } from '../users/user.entity.ts';
import { channelMemberEntity } from './channel-member.entity.ts';

/** How much there is in channels. */
export class ChannelCountRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Active members by channel; channels without any are not in it. */
  async members(channelIds: readonly string[]): Promise<Map<string, number>> {
    if (channelIds.length === 0) return new Map();
    const rows = await this.#database.read
      .createQueryBuilder(channelMemberEntity, 'member')
      .innerJoin(tableOf(userEntity), 'person', 'person.id = member.user_id AND person.delete_at = 0')
      .select('member.channel_id', 'id')
      .addSelect('COUNT(*)', 'count')
      .where('member.channel_id IN (:...channelIds)', { channelIds: [...channelIds] })
      .groupBy('member.channel_id')
      .getRawMany<{ id: string; count: number | string }>();
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }

  async guests(channelId: string): Promise<number> {
    const row = await this.#database.read
      .createQueryBuilder(channelMemberEntity, 'member')
      .innerJoin(tableOf(userEntity), 'person', 'person.id = member.user_id AND person.delete_at = 0')
      .select('COUNT(*)', 'count')
      .where('member.channel_id = :channelId AND member.scheme_guest = :yes', { channelId, yes: true })
      .getRawOne<{ count: number | string }>();
    return Number(row?.count ?? 0);
  }

  pinned(channelId: string): Promise<number> {
    const where = { channel_id: channelId, is_pinned: true, delete_at: 0, original_id: '' };
    return this.#database.read.count(postEntity, { where });
  }

  files(channelId: string): Promise<number> {
    return this.#database.read
      .createQueryBuilder(FILE_INFO, 'file')
      .where("file.channel_id = :channelId AND file.delete_at = 0 AND file.post_id <> ''", { channelId })
      .getCount();
  }

  /** The timezone settings of the members. */
  async timezones(channelId: string): Promise<Record<string, string>[]> {
    const people = await this.#database.read
      .createQueryBuilder(userEntity, 'person')
      .innerJoin(tableOf(channelMemberEntity), 'member', 'member.user_id = person.id')
      .where('member.channel_id = :channelId', { channelId })
      .getMany();
    return people.map((person) => (person.timezone ?? {}) as Record<string, string>);
  }
}
