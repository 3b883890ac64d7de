import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { isId, present, presentAll, refuse, roleNames, type Core, type Page } from '@patchbay/core';
import type { TeamMemberWithError } from '@patchbay/contract';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { SomeTexts } from '../users/user-bodies.ts';
import { MemberRoles, NewTeamMember, NewTeamMembers, SchemeRoles } from './team-bodies.ts';

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
    @TextQuery('sort') sort: string,
    @TextQuery('exclude_deleted_users') onlyActive: string,
  ): Promise<unknown[]> {
    const { access, teamMembers } = this.#core;
    await access.assertCanInTeam(ctx.session, teamId, 'view_team');
    const members = await teamMembers.list(teamId, page, sort === 'Username', onlyActive === 'true');
    return presentAll('model.TeamMember', members);
  }

  @Post('ids')
  @HttpCode(200)
  async byIds(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(SomeTexts) userIds: string[],
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return presentAll('model.TeamMember', await this.#core.teamMembers.byIds(teamId, userIds));
  }

  /** Joins an open team, or adds someone. */
  @Post()
  async add(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(NewTeamMember) body: z.infer<typeof NewTeamMember>,
  ): Promise<unknown> {
    if (body.team_id !== teamId) throw invalidBodyParam('team_id');
    if (!isId(body.user_id)) throw invalidBodyParam('user_id');
    const team = await this.#core.teams.get(teamId);
    await this.#core.access.assertCanAddToTeam(ctx.session, team, body.user_id);
    if (body.user_id !== ctx.userId) await this.#assertMayAddGuests(ctx, teamId, [body.user_id]);
    const member = await this.#core.teamMembers.add(pluginContext(ctx), teamId, body.user_id, {
      actorId: ctx.userId || body.user_id,
    });
    return present('model.TeamMember', member);
  }

  /** Several at once; `graceful` tells of each whether and why not, otherwise the first who cannot be added ends it. */
  @Post('batch')
  async addAll(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(NewTeamMembers) body: z.infer<typeof NewTeamMembers>,
    @TextQuery('graceful') graceful: string,
  ): Promise<unknown[]> {
    const { access, teams, teamMembers } = this.#core;
    await teams.get(teamId);
    await access.assertCanInTeam(ctx.session, teamId, 'add_user_to_team');
    for (const { team_id: id, user_id: userId } of body) {
      if (id !== teamId) throw invalidBodyParam(`team_id for member with user_id=${userId}`);
      if (!isId(userId)) throw invalidBodyParam('user_id');
    }
    const userIds = body.map((each) => each.user_id);
    await this.#assertMayAddGuests(ctx, teamId, userIds);
    const context = pluginContext(ctx);
    if (graceful !== '') {
      const results = await teamMembers.addEach(context, teamId, userIds, ctx.userId);
      return results.map(withError);
    }
    const members = [];
    for (const userId of userIds)
      members.push(await teamMembers.add(context, teamId, userId, { actorId: ctx.userId || userId }));
    return presentAll('model.TeamMember', members);
  }

  @Get(':user_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @IdParam('user_id') userId: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    await this.#core.access.assertCanSeeUser(ctx.session, userId);
    return present('model.TeamMember', await this.#core.teamMembers.get(teamId, userId));
  }

  /** Leaves, or removes someone. */
  @Delete(':user_id')
  async remove(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @IdParam('user_id') userId: string,
  ): Promise<typeof OK> {
    const { access, teams, users, teamMembers } = this.#core;
    if (userId !== ctx.userId) await access.assertCanInTeam(ctx.session, teamId, 'remove_user_from_team');
    await teams.get(teamId);
    await users.get(userId);
    await teamMembers.remove(pluginContext(ctx), teamId, userId, ctx.userId || userId);
    return OK;
  }

  @Put(':user_id/roles')
  async roles(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @IdParam('user_id') userId: string,
    @JsonBody(MemberRoles) { roles }: z.infer<typeof MemberRoles>,
  ): Promise<typeof OK> {
    const { access, roles: known, teamMembers } = this.#core;
    if (!roleNames(roles).every((name) => /^[a-z0-9_]{1,64}$/.test(name)))
      throw invalidBodyParam('team_member_roles');
    await access.assertCanInTeam(ctx.session, teamId, 'manage_team_roles');
    await teamMembers.setRoles(teamId, userId, roles, (name) => known.isSchemeManaged(name));
    return OK;
  }

  @Put(':user_id/schemeRoles')
  async schemeRoles(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @IdParam('user_id') userId: string,
    @JsonBody(SchemeRoles) body: z.infer<typeof SchemeRoles>,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'manage_team_roles');
    await this.#core.teamMembers.setSchemeRoles(teamId, userId, {
      guest: body.scheme_guest ?? false,
      user: body.scheme_user ?? false,
      admin: body.scheme_admin ?? false,
    });
    return OK;
  }

  /** Guests are added by who may invite guests. */
  async #assertMayAddGuests(ctx: SessionContext, teamId: string, userIds: readonly string[]): Promise<void> {
    const { access, users } = this.#core;
    if (await access.hasPermissionToTeam(ctx.session, teamId, 'invite_guest')) return;
    const found = await users.getByIds(userIds);
    if (new Set(userIds).size !== found.length)
      throw refuse('api.team.user.missing_account', 'addTeamMembers');
    if (found.some((user) => roleNames(user.roles).includes('system_guest')))
      await access.assertCanInTeam(ctx.session, teamId, 'invite_guest');
  }
}

function withError({ user_id: userId, member, error }: TeamMemberWithError): unknown {
  return {
    user_id: userId,
    member: member ? present('model.TeamMember', member) : null,
    error: error
      ? { id: error.id, message: error.message, detailed_error: '', status_code: error.status_code }
      : null,
  };
}
