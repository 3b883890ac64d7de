import type { Team } from '@patchbay/contract';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { likePattern } from '../database/like-pattern.ts';
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

  /** Of a team that was deleted, none. */
  async byInviteId(inviteId: string): Promise<Team | undefined> {
    if (inviteId === '') return undefined;
    const where = { invite_id: inviteId, delete_at: 0 };
    return toTeam(await this.#database.read.findOne(teamEntity, { where }));
  }

  async delete(tx: EntityManager, teamId: string): Promise<void> {
    await tx.delete(teamEntity, { id: teamId });
  }

  /** `open` narrows it to those that everyone may join, or to the others. */
  async list(page: Page, open?: boolean, includeDeleted = false): Promise<Team[]> {
    const { skip, take } = skipAndTake(page);
    const query = this.#query(open, includeDeleted)
      .orderBy('team.display_name', 'ASC')
      .offset(skip)
      .limit(take);
    return (await query.getMany()).map((row) => fill<Team>('model.Team', row));
  }

  count(open?: boolean): Promise<number> {
    return this.#query(open, false).getCount();
  }

  /** Those whose name or display name has the term in it, and how many there are. */
  async search(term: string, open?: boolean, page?: Page): Promise<{ teams: Team[]; total: number }> {
    const pattern = `%${likePattern(term.trim())}`;
    const query = this.#query(open, true)
      .andWhere(
        `(LOWER(team.name) LIKE :pattern ESCAPE '\\' OR LOWER(team.display_name) LIKE :pattern ESCAPE '\\')`,
        { pattern },
      )
      .orderBy('team.display_name', 'ASC');
    const total = await query.getCount();
    if (page) query.offset(page.page * page.perPage).limit(page.perPage);
    return { teams: (await query.getMany()).map((row) => fill<Team>('model.Team', row)), total };
  }

  #query(open: boolean | undefined, includeDeleted: boolean) {
    const query = this.#database.read.createQueryBuilder(teamEntity, 'team').where('1 = 1');
    if (!includeDeleted) query.andWhere('team.delete_at = 0');
    if (open !== undefined) query.andWhere('team.allow_open_invite = :open', { open });
    return query;
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
