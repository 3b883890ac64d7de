import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import { present, presentAll, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { NewTeamMember } from './team-bodies.ts';

/** Who is in a team. */
@Controller('api/v4/teams/:team_id/members')
export class TeamMembersController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return presentAll('model.TeamMember', await this.#core.teamMembers.list(teamId, page));
  }

  /** Joins an open team, or adds someone. */
  @Post()
  async add(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(NewTeamMember) body: z.infer<typeof NewTeamMember>,
  ): Promise<unknown> {
    if (body.team_id !== undefined && body.team_id !== teamId) throw invalidBodyParam('team_id');
    const team = await this.#core.teams.get(teamId);
    await this.#core.access.assertCanAddToTeam(ctx.session, team, body.user_id);
    const member = await this.#core.teamMembers.add(pluginContext(ctx), teamId, body.user_id, {
      actorId: ctx.userId || body.user_id,
    });
    return present('model.TeamMember', member);
  }

  @Get(':user_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @IdParam('user_id') userId: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return present('model.TeamMember', await this.#core.teamMembers.get(teamId, userId));
  }

  /** Leaves, or removes someone. */
  @Delete(':user_id')
  async remove(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @IdParam('user_id') userId: string,
  ): Promise<typeof OK> {
    if (userId !== ctx.userId)
      await this.#core.access.assertCanInTeam(ctx.session, teamId, 'remove_user_from_team');
    await this.#core.teamMembers.remove(pluginContext(ctx), teamId, userId, ctx.userId || userId);
    return OK;
  }
}
