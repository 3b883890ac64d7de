import type { User } from '@patchbay/contract';
import type { SelectQueryBuilder } from 'typeorm';
import type { Database } from '../database/database.ts';
import { likePattern } from '../database/like-pattern.ts';
import { fill } from '../model/fill.ts';
import { userEntity, type UserRow } from '../users/user.entity.ts';

const DAY_MS = 86_400_000;

/** By what a report can be sorted, under Mattermost's names. */
export const REPORT_COLUMNS = {
  CreateAt: 'create_at',
  Username: 'username',
  FirstName: 'first_name',
  LastName: 'last_name',
  Nickname: 'nickname',
  Email: 'email',
  Roles: 'roles',
} as const;

export interface UserReportFilter {
  /** '' for all. */
  readonly team: string;
  readonly hasNoTeam: boolean;
  readonly role: string;
  readonly hideActive: boolean;
  readonly hideInactive: boolean;
  readonly term: string;
}

export interface UserReportPage {
  readonly column: keyof typeof REPORT_COLUMNS;
  readonly descending: boolean;
  /** Before, instead of after, the account that is named. */
  readonly backwards: boolean;
  /** The account at the edge of the page before, and what its column holds; '' for the first page. */
  readonly fromId: string;
  readonly fromValue: string;
  readonly size: number;
  /** Posts made from then on and until then count, in ms. */
  readonly since: number;
  readonly until: number;
}

/** An account and what it has done, as administrators read it. Figures that nobody knows are null. */
export type UserReport = User & {
  last_status_at: number | null;
  last_post_date: number | null;
  days_active: number | null;
  total_posts: number | null;
};

/** Lists of accounts for those who look after them. */
export class UserReportRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(filter: UserReportFilter, page: UserReportPage): Promise<UserReport[]> {
    const column = `u.${REPORT_COLUMNS[page.column]}`;
    const order = page.descending === page.backwards ? 'ASC' : 'DESC';
    const users = this.#matching(filter).orderBy(column, order).addOrderBy('u.id', order).limit(page.size);
    if (page.fromId !== '') {
      const beyond = order === 'ASC' ? '>' : '<';
      users.andWhere(`(${column} ${beyond} :value or (${column} = :value and u.id ${beyond} :id))`, {
        value: page.column === 'CreateAt' ? Number(page.fromValue) : page.fromValue,
        id: page.fromId,
      });
    }
    const rows = await users.getMany();
    const reports = await this.#withFigures(rows, page);
    return page.backwards ? reports.reverse() : reports;
  }

  count(filter: UserReportFilter): Promise<number> {
    return this.#matching(filter).getCount();
  }

  #matching(filter: UserReportFilter): SelectQueryBuilder<UserRow> {
    const users = this.#database.read
      .createQueryBuilder(userEntity, 'u')
      .where('not exists (select 1 from bots b where b.userid = u.id)');
    const inTeam = 'exists (select 1 from teammembers m where m.userid = u.id and m.deleteat = 0';
    if (filter.hasNoTeam) users.andWhere(`not ${inTeam})`);
    else if (filter.team !== '') users.andWhere(`${inTeam} and m.teamid = :team)`, { team: filter.team });
    if (filter.role !== '')
      users.andWhere("(' ' || u.roles || ' ') like :role escape '\\'", {
        role: `% ${likePattern(filter.role, '')} %`,
      });
    if (filter.hideActive) users.andWhere('u.delete_at > 0');
    if (filter.hideInactive) users.andWhere('u.delete_at = 0');
    if (filter.term !== '')
      users.andWhere(
        "(lower(u.username) like :term escape '\\' or lower(u.first_name) like :term escape '\\' or lower(u.last_name) like :term escape '\\' or lower(u.nickname) like :term escape '\\' or lower(u.email) like :term escape '\\')",
        { term: likePattern(filter.term) },
      );
    return users;
  }

  async #withFigures(rows: readonly UserRow[], { since, until }: UserReportPage): Promise<UserReport[]> {
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const posts = await this.#database.read
      .createQueryBuilder()
      .select('p.userid', 'id')
      .addSelect('max(p.createat)', 'last')
      .addSelect('count(*)', 'total')
      .addSelect(`count(distinct p.createat / ${DAY_MS})`, 'days')
      .from('posts', 'p')
      .where('p.userid in (:...ids) and p.createat >= :since and p.createat < :until', { ids, since, until })
      .groupBy('p.userid')
      .getRawMany<{ id: string; last: unknown; total: unknown; days: unknown }>();
    const seen = await this.#database.read
      .createQueryBuilder()
      .select('s.userid', 'id')
      .addSelect('s.lastactivityat', 'at')
      .from('status', 's')
      .where('s.userid in (:...ids)', { ids })
      .getRawMany<{ id: string; at: unknown }>();
    return rows.map((row) => {
      const wrote = posts.find(({ id }) => id === row.id);
      const was = seen.find(({ id }) => id === row.id);
      return {
        ...fill<User>('model.User', row),
        last_status_at: was ? Number(was.at) : null,
        last_post_date: wrote ? Number(wrote.last) : null,
        days_active: wrote ? Number(wrote.days) : null,
        total_posts: wrote ? Number(wrote.total) : null,
      };
    });
  }
}
