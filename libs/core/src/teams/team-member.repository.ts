import type { TeamMember } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import { memberRoles } from '../access/role-names.ts';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
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
    return row ? toMember(row) : undefined;
  }

  async list(teamId: string, page: Page): Promise<TeamMember[]> {
    const rows = await this.#database.read.find(teamMemberEntity, {
      where: { team_id: teamId, delete_at: 0 },
      order: { user_id: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.map(toMember);
  }

  async ofUser(userId: string): Promise<TeamMember[]> {
    const rows = await this.#database.read.find(teamMemberEntity, { where: { user_id: userId } });
    return rows.map(toMember);
  }

  async userIds(teamId: string): Promise<string[]> {
    const rows = await this.#database.read.find(teamMemberEntity, {
      select: { user_id: true },
      where: { team_id: teamId, delete_at: 0 },
    });
    return rows.map((row) => row.user_id);
  }
}

function toMember(row: TeamMemberRow): TeamMember {
  return fill<TeamMember>('model.TeamMember', {
    ...row,
    roles: memberRoles(row, 'team'),
    explicit_roles: row.roles,
  });
}
