import type { Group } from '@patchbay/contract';
import { In } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { groupMemberEntity } from './group-member.entity.ts';
import { groupChannelEntity, groupTeamEntity } from './group-syncable.entity.ts';
import { groupEntity, type GroupRow } from './group.entity.ts';

/** Groups of people, as some other program keeps them in the tables. */
export class GroupRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  byId(groupId: string): Promise<Group | undefined> {
    return this.#one({ id: groupId });
  }

  byName(name: string): Promise<Group | undefined> {
    return this.#one({ name });
  }

  /** Those that were not deleted. */
  async ofSource(source: string): Promise<Group[]> {
    return this.#many({ source, delete_at: 0 });
  }

  /** Those that someone is in and that were not deleted. */
  async ofUser(userId: string): Promise<Group[]> {
    const members = await this.#database.read.find(groupMemberEntity, {
      where: { user_id: userId, delete_at: 0 },
    });
    return this.#many({ id: In(members.map((member) => member.group_id)), delete_at: 0 });
  }

  /** Names that somebody could be mentioned by. */
  isTaken(name: string): Promise<boolean> {
    return this.#database.read.exists(groupEntity, { where: { name, delete_at: 0 } });
  }

  async #one(where: { id: string } | { name: string }): Promise<Group | undefined> {
    const row = await this.#database.read.findOne(groupEntity, { where });
    return row ? this.#group(row) : undefined;
  }

  async #many(where: object): Promise<Group[]> {
    const rows = await this.#database.read.find(groupEntity, {
      where,
      order: { display_name: 'ASC', id: 'ASC' },
    });
    return Promise.all(rows.map((row) => this.#group(row)));
  }

  async #group(row: GroupRow): Promise<Group> {
    const linked = { where: { group_id: row.id, delete_at: 0 } };
    const [toTeam, toChannel] = await Promise.all([
      this.#database.read.exists(groupTeamEntity, linked),
      this.#database.read.exists(groupChannelEntity, linked),
    ]);
    return fill<Group>('model.Group', { ...row, has_syncables: toTeam || toChannel });
  }
}
