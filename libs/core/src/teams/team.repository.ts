import type { Team } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { teamEntity, type TeamRow } from './team.entity.ts';
import { teamMemberEntity } from './team-member.entity.ts';

/** Teams in the database. */
export class TeamRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: TeamRow): Promise<void> {
    await tx.insert(teamEntity, row);
  }

  async update(tx: EntityManager, teamId: string, changes: Partial<TeamRow>): Promise<void> {
    await tx.update(teamEntity, { id: teamId }, changes);
  }

  async byId(teamId: string, manager = this.#database.read): Promise<Team | undefined> {
    return toTeam(await manager.findOne(teamEntity, { where: { id: teamId } }));
  }

  async byName(name: string, manager = this.#database.read): Promise<Team | undefined> {
    return toTeam(await manager.findOne(teamEntity, { where: { name } }));
  }

  async list(page: Page, onlyOpen: boolean): Promise<Team[]> {
    const rows = await this.#database.read.find(teamEntity, {
      where: { delete_at: 0, ...(onlyOpen ? { type: 'O', allow_open_invite: true } : {}) },
      order: { display_name: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.map((row) => fill<Team>('model.Team', row));
  }

  count(onlyOpen: boolean): Promise<number> {
    return this.#database.read.count(teamEntity, {
      where: { delete_at: 0, ...(onlyOpen ? { type: 'O', allow_open_invite: true } : {}) },
    });
  }

  async ofUser(userId: string): Promise<Team[]> {
    const members = await this.#database.read.find(teamMemberEntity, {
      where: { user_id: userId, delete_at: 0 },
    });
    const rows = await this.#database.read.find(teamEntity, {
      where: { id: In(members.map((member) => member.team_id)), delete_at: 0 },
      order: { display_name: 'ASC' },
    });
    return rows.map((row) => fill<Team>('model.Team', row));
  }
}

function toTeam(row: TeamRow | null): Team | undefined {
  return row ? fill<Team>('model.Team', row) : undefined;
}
