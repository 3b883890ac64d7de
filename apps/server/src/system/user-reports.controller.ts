import { Controller, Get, Inject, Query } from '@nestjs/common';
import { isId, present, REPORT_COLUMNS, type Core, type UserReportFilter } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { invalidActiveFilter, invalidPageSize, invalidTeamFilter } from './errors.ts';

type Asked = Readonly<Record<string, unknown>>;

const PERMISSION = 'sysconsole_read_user_management_users';
const DEFAULT_SIZE = 50;
const LARGEST = 100;

/** Accounts as the System Console lists them. */
@Controller('api/v4/reports/users')
export class UserReportsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** A page of accounts with what they have done, beside the account that the page before ended with. */
  @Get()
  async list(@Ctx() ctx: SessionContext, @Query() asked: Asked): Promise<Record<string, unknown>[]> {
    this.#core.access.assertCan(ctx.session, PERMISSION);
    const filter = filterOf(asked);
    const size = /^-?\d+$/.test(text(asked, 'page_size')) ? Number(asked['page_size']) : DEFAULT_SIZE;
    if (size <= 0 || size > LARGEST) throw invalidPageSize();
    const column = text(asked, 'sort_column');
    const reports = await this.#core.analytics.userReports(
      filter,
      {
        column: Object.hasOwn(REPORT_COLUMNS, column) ? (column as keyof typeof REPORT_COLUMNS) : 'Username',
        descending: asked['sort_direction'] === 'desc',
        backwards: asked['direction'] === 'prev',
        fromId: text(asked, 'from_id'),
        fromValue: text(asked, 'from_column_value'),
        size,
      },
      text(asked, 'date_range'),
    );
    return reports.map(({ last_status_at, last_post_date, days_active, total_posts, ...user }) => ({
      ...present('model.User', this.#core.users.sanitize(user, 'admin')),
      last_login: user.last_login,
      ...known({ last_status_at, last_post_date, days_active, total_posts }),
    }));
  }

  @Get('count')
  count(@Ctx() ctx: SessionContext, @Query() asked: Asked): Promise<number> {
    this.#core.access.assertCan(ctx.session, PERMISSION);
    return this.#core.analytics.userReportCount(filterOf(asked));
  }
}

function filterOf(asked: Asked): UserReportFilter {
  const team = text(asked, 'team_filter');
  if (team !== '' && !isId(team)) throw invalidTeamFilter();
  const hideActive = asked['hide_active'] === 'true';
  const hideInactive = asked['hide_inactive'] === 'true';
  if (hideActive && hideInactive) throw invalidActiveFilter();
  return {
    team,
    hideActive,
    hideInactive,
    hasNoTeam: asked['has_no_team'] === 'true',
    role: text(asked, 'role_filter'),
    term: text(asked, 'search_term'),
  };
}

function text(asked: Asked, name: string): string {
  const value = asked[name];
  return typeof value === 'string' ? value : '';
}

function known(figures: Record<string, number | null>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).filter((entry): entry is [string, number] => entry[1] !== null),
  );
}
