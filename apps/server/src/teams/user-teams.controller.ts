import { Controller, Get, Inject } from '@nestjs/common';
import { present, presentAll, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { teamView } from './team-view.ts';

/** Which teams someone is in. */
@Controller('api/v4/users/:user_id/teams')
export class UserTeamsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown[]> {
    if (userId !== ctx.userId)
      this.#core.access.assertCan(ctx.session, 'sysconsole_read_user_management_users');
    const teams = await this.#core.teams.listForUser(userId);
    return Promise.all(
      teams.map(async (team) => present('model.Team', await teamView(this.#core, ctx.session, team))),
    );
  }

  /** Memberships that ended are in it. */
  @Get('members')
  async members(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown[]> {
    const { access, teamMembers } = this.#core;
    if (!access.hasPermissionTo(ctx.session, 'read_other_users_teams'))
      await access.assertCanActFor(ctx.session, userId);
    await access.assertCanSeeUser(ctx.session, userId);
    return presentAll('model.TeamMember', await teamMembers.ofUser(userId));
  }

  @Get('unread')
  async unread(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @TextQuery('exclude_team') excludeTeam: string,
  ): Promise<unknown[]> {
    this.#core.access.assertCanManageUser(ctx.session, userId);
    return presentAll('model.TeamUnread', await this.#core.teams.unreadForUser(userId, excludeTeam));
  }

  @Get(':team_id/unread')
  async unreadInTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<unknown> {
    const { access, teams } = this.#core;
    await access.assertCanActFor(ctx.session, userId);
    await access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return present('model.TeamUnread', await teams.unreadInTeam(teamId, userId));
  }
}
