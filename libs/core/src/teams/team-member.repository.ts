import type { TeamMember } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import { memberRoles } from '../access/role-names.ts';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { userEntity } from '../users/user.entity.ts';
import { teamMemberEntity, type TeamMemberRow } from './team-member.entity.ts';

/** Who is in which team. Those who left stay with `delete_at`. */
export class TeamMemberRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async save(tx: EntityManager, row: TeamMemberRow): Promise<void> {
    await tx.upsert(teamMemberEntity, row, ['team_id', 'user_id']);
  }

  async get(teamId: string, userId: string, manager = this.#database.read): Promise<TeamMember | undefined> {
    const row = await manager.findOne(teamMemberEntity, { where: { team_id: teamId, user_id: userId } });
    return row ? asMember(row) : undefined;
  }

  async update(
    tx: EntityManager,
    teamId: string,
    userId: string,
    changes: Partial<TeamMemberRow>,
  ): Promise<void> {
    await tx.update(teamMemberEntity, { team_id: teamId, user_id: userId }, changes);
  }

  /** By id, or by username; with `onlyActive` without the deactivated. */
  async list(teamId: string, page: Page, byUsername = false, onlyActive = false): Promise<TeamMember[]> {
    const { skip, take } = skipAndTake(page);
    const query = this.#database.read
      .createQueryBuilder(teamMemberEntity, 'member')
      .where('member.team_id = :teamId AND member.delete_at = 0', { teamId })
      .offset(skip)
      .limit(take);
    if (byUsername || onlyActive)
      query.innerJoin(userEntity.options.name, 'user', 'user.id = member.user_id');
    if (onlyActive) query.andWhere('user.delete_at = 0');
    query.orderBy(byUsername ? 'user.username' : 'member.user_id', 'ASC');
    return (await query.getMany()).map(asMember);
  }

  async byIds(teamId: string, userIds: readonly string[]): Promise<TeamMember[]> {
    const rows = await this.#database.read.find(teamMemberEntity, {
      where: { team_id: teamId, user_id: In([...userIds]), delete_at: 0 },
      order: { user_id: 'ASC' },
    });
    return rows.map(asMember);
  }

  /** Active people; bots do not count. */
  countActive(teamId: string, manager = this.#database.read): Promise<number> {
    return this.#counted(manager, teamId)
      .andWhere('user.delete_at = 0 AND user.id NOT IN (SELECT userid FROM bots)')
      .getCount();
  }

  /** `all` of the members, and those who are `active`. */
  async stats(teamId: string): Promise<{ all: number; active: number }> {
    const [all, active] = await Promise.all([
      this.#counted(this.#database.read, teamId).getCount(),
      this.#counted(this.#database.read, teamId).andWhere('user.delete_at = 0').getCount(),
    ]);
    return { all, active };
  }

  async deleteOfTeam(tx: EntityManager, teamId: string): Promise<void> {
    await tx.delete(teamMemberEntity, { team_id: teamId });
  }

  async deleteOfUser(tx: EntityManager, userId: string): Promise<void> {
    await tx.delete(teamMemberEntity, { user_id: userId });
  }

  #counted(manager: EntityManager, teamId: string) {
    return manager
      .createQueryBuilder(teamMemberEntity, 'member')
      .innerJoin(userEntity.options.name, 'user', 'user.id = member.user_id')
      .where('member.team_id = :teamId AND member.delete_at = 0', { teamId });
  }

  async ofUser(userId: string): Promise<TeamMember[]> {
    const rows = await this.#database.read.find(teamMemberEntity, { where: { user_id: userId } });
    return rows.map(asMember);
  }

  async userIds(teamId: string): Promise<string[]> {
    const rows = await this.#database.read.find(teamMemberEntity, {
      select: { user_id: true },
      where: { team_id: teamId, delete_at: 0 },
    });
    return rows.map((row) => row.user_id);
  }
}

/** A row as the model has it. */
export function asMember(row: TeamMemberRow): TeamMember {
  return fill<TeamMember>('model.TeamMember', {
    ...row,
    roles: memberRoles(row, 'team'),
    explicit_roles: row.roles,
  });
}
