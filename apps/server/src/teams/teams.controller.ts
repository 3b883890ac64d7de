import { Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import type { Session, Team } from '@patchbay/contract';
import { present, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { NewTeam, TeamPatch } from './team-bodies.ts';
import { teamView } from './team-view.ts';

/** Teams (contract: rest.json, /api/v4/teams). */
@Controller('api/v4/teams')
export class TeamsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  async create(
    @Ctx() ctx: SessionContext,
    @JsonBody(NewTeam) body: z.infer<typeof NewTeam>,
  ): Promise<unknown> {
    this.#core.access.assertCan(ctx.session, 'create_team');
    const team = await this.#core.teams.create(pluginContext(ctx), body, ctx.userId);
    return this.#view(ctx.session, team);
  }

  /** All of them for who manages the system, else those that everyone may join. */
  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @PageQuery() page: Page,
    @TextQuery('include_total_count') withCount: string,
  ): Promise<unknown> {
    const { access, teams } = this.#core;
    const all = access.hasPermissionTo(ctx.session, 'manage_system');
    if (!all) access.assertCanAny(ctx.session, ['list_public_teams', 'list_private_teams']);
    const found = await teams.list(page, all);
    const views = await Promise.all(found.map((team) => this.#view(ctx.session, team)));
    if (withCount !== 'true') return views;
    return { teams: views, total_count: await teams.count(all) };
  }

  @Get('name/:team_name')
  async byName(@Ctx() ctx: SessionContext, @Param('team_name') name: string): Promise<unknown> {
    const team = await this.#core.teams.getByName(name);
    await this.#core.access.assertCanSeeTeam(ctx.session, team.id);
    return this.#view(ctx.session, team);
  }

  @Get(':team_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown> {
    await this.#core.access.assertCanSeeTeam(ctx.session, teamId);
    return this.#view(ctx.session, await this.#core.teams.get(teamId));
  }

  @Put(':team_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(TeamPatch) body: z.infer<typeof TeamPatch>,
  ): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'manage_team');
    const team = await this.#core.teams.update(pluginContext(ctx), { ...body, id: teamId });
    return this.#view(ctx.session, team);
  }

  async #view(session: Session, team: Team): Promise<Record<string, unknown>> {
    return present('model.Team', await teamView(this.#core, session, team));
  }
}
