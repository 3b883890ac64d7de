import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type { Session, Team } from '@patchbay/contract';
import { present, refuse, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { NewTeam, PrivacyBody, TeamPatch, TeamSearchBody, TeamUpdate } from './team-bodies.ts';
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
    if (!this.#core.access.hasPermissionTo(ctx.session, 'create_team'))
      throw refuse('api.team.is_team_creation_allowed.disabled.app_error', 'createTeam');
    const email = body.email?.toLowerCase();
    const team = await this.#core.teams.create(pluginContext(ctx), { ...body, email }, ctx.userId);
    // Its creator is its administrator, which the session does not know yet.
    return present('model.Team', team);
  }

  /** All of them for who may list both kinds, else those that everyone may join, or the others. */
  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @PageQuery() page: Page,
    @TextQuery('include_total_count') withCount: string,
  ): Promise<unknown> {
    const { teams } = this.#core;
    const kinds = this.#kinds(ctx.session);
    if (kinds === 'none') throw refuse('api.team.get_all_teams.insufficient_permissions', 'getAllTeams');
    const found = await teams.list(page, kinds.open);
    const views = await this.#views(ctx.session, found);
    if (withCount !== 'true') return views;
    return { teams: views, total_count: await teams.count(kinds.open) };
  }

  @Post('search')
  @HttpCode(200)
  async search(
    @Ctx() ctx: SessionContext,
    @JsonBody(TeamSearchBody) body: z.infer<typeof TeamSearchBody>,
  ): Promise<unknown> {
    const kinds = this.#kinds(ctx.session);
    if (kinds === 'none') return [];
    const asksForPage = typeof body.page === 'number' || typeof body.per_page === 'number';
    if (asksForPage && kinds.open !== undefined)
      throw refuse(
        kinds.open
          ? 'api.team.search_teams.pagination_not_implemented.public_team_search'
          : 'api.team.search_teams.pagination_not_implemented.private_team_search',
        'searchTeams',
      );
    const isPaged = typeof body.page === 'number' && typeof body.per_page === 'number';
    const page = isPaged ? { page: body.page ?? 0, perPage: body.per_page ?? 0 } : undefined;
    const open = kinds.open ?? body.allow_open_invite;
    const { teams, total } = await this.#core.teams.search(body.term, open, page);
    const views = await this.#views(ctx.session, teams);
    return isPaged ? { teams: views, total_count: total } : views;
  }

  @Get('name/:team_name')
  async byName(@Ctx() ctx: SessionContext, @Param('team_name') name: string): Promise<unknown> {
    const team = await this.#core.teams.getByName(name);
    await this.#core.access.assertCanSeeTeam(ctx.session, team.id);
    return this.#view(ctx.session, team);
  }

  /** Only as far as one may know: a team that one may not see does not exist. */
  @Get('name/:team_name/exists')
  async exists(@Ctx() ctx: SessionContext, @Param('team_name') name: string): Promise<unknown> {
    const { teams, access, teamMembers } = this.#core;
    const team = await teams.getByName(name).catch(notFound);
    if (!team) return { exists: false };
    const [member] = await teamMembers.byIds(team.id, [ctx.userId]);
    const permission = team.allow_open_invite ? 'list_public_teams' : 'list_private_teams';
    return { exists: member !== undefined || access.hasPermissionTo(ctx.session, permission) };
  }

  @Get(':team_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown> {
    await this.#core.access.assertCanSeeTeam(ctx.session, teamId);
    return this.#view(ctx.session, await this.#core.teams.get(teamId));
  }

  @Put(':team_id')
  async update(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(TeamUpdate) body: z.infer<typeof TeamUpdate>,
  ): Promise<unknown> {
    if (body.id !== teamId) throw invalidBodyParam('id');
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'manage_team');
    return this.#view(ctx.session, await this.#core.teams.update(pluginContext(ctx), body));
  }

  @Put(':team_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(TeamPatch) body: z.infer<typeof TeamPatch>,
  ): Promise<unknown> {
    const { access, teams } = this.#core;
    await access.assertCanInTeam(ctx.session, teamId, 'manage_team');
    if (body.allow_open_invite !== undefined || body.allowed_domains !== undefined)
      await access.assertCanInTeam(ctx.session, teamId, 'invite_user');
    return this.#view(ctx.session, await teams.update(pluginContext(ctx), { ...body, id: teamId }));
  }

  @Put(':team_id/privacy')
  async privacy(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(PrivacyBody) { privacy }: z.infer<typeof PrivacyBody>,
  ): Promise<unknown> {
    await this.#assertCanInvite(ctx.session, teamId);
    return this.#view(ctx.session, await this.#core.teams.setPrivacy(teamId, privacy === 'O'));
  }

  @Post(':team_id/regenerate_invite_id')
  @HttpCode(200)
  async regenerate(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown> {
    await this.#assertCanInvite(ctx.session, teamId);
    return this.#view(ctx.session, await this.#core.teams.regenerateInviteId(teamId));
  }

  /** Archives it; with `permanent=true`, where that is switched on, deletes it for good. */
  @Delete(':team_id')
  async delete(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @TextQuery('permanent') permanent: string,
  ): Promise<typeof OK> {
    const { access, config, teams } = this.#core;
    await access.assertCanInTeam(ctx.session, teamId, 'manage_team');
    if (permanent !== 'true') await teams.delete(teamId);
    else if (ctx.local || config.get().ServiceSettings.EnableAPITeamDeletion)
      await teams.deleteForGood(teamId);
    else throw refuse('api.user.delete_team.not_enabled.app_error', 'deleteTeam');
    return OK;
  }

  @Post(':team_id/restore')
  @HttpCode(200)
  async restore(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'manage_team');
    return this.#view(ctx.session, await this.#core.teams.restore(teamId));
  }

  @Get(':team_id/stats')
  async stats(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return present('model.TeamStats', await this.#core.teams.stats(teamId));
  }

  async #assertCanInvite(session: Session, teamId: string): Promise<void> {
    await this.#core.access.assertCanInTeam(session, teamId, 'manage_team');
    await this.#core.access.assertCanInTeam(session, teamId, 'invite_user');
  }

  /** Which teams a list may hold: `open` undefined for both kinds. */
  #kinds(session: Session): { open: boolean | undefined } | 'none' {
    const closed = this.#core.access.hasPermissionTo(session, 'list_private_teams');
    const open = this.#core.access.hasPermissionTo(session, 'list_public_teams');
    if (!closed && !open) return 'none';
    return { open: closed && open ? undefined : open };
  }

  async #view(session: Session, team: Team): Promise<Record<string, unknown>> {
    return present('model.Team', await teamView(this.#core, session, team));
  }

  #views(session: Session, teams: readonly Team[]): Promise<Record<string, unknown>[]> {
    return Promise.all(teams.map((team) => this.#view(session, team)));
  }
}

function notFound(error: unknown): undefined {
  if (error instanceof Error && 'status_code' in error && error.status_code === 404) return undefined;
  throw error;
}
