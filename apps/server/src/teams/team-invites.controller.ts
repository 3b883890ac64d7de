import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { present, refuse, roleNames, type Core } from '@patchbay/core';
import type { JsonBody as Body } from '../http/json-body.middleware.ts';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, Public, RawJsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { InviteBody } from './team-bodies.ts';

/** Invitations: sent by mail, or the link of a team that everybody may pass on. */
@Controller('api/v4/teams')
export class TeamInvitesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** What the page behind a link shows to somebody who has no account yet. */
  @Get('invite/:invite_id')
  @Public()
  async info(@Param('invite_id') inviteId: string): Promise<unknown> {
    const team = await this.#core.teams.getByInviteId(inviteId);
    if (team.type !== 'O') throw refuse('api.team.get_invite_info.not_open_team', 'getInviteInfo');
    const { id, name, display_name, description } = team;
    return { display_name, description, name, id };
  }

  /** Comes in with a link (`invite_id`), or with what came by mail (`token`). */
  @Post('members/invite')
  async join(
    @Ctx() ctx: SessionContext,
    @TextQuery('token') token: string,
    @TextQuery('invite_id') inviteId: string,
  ): Promise<unknown> {
    const { teamInvitations } = this.#core;
    const context = pluginContext(ctx);
    if (token !== '')
      return present('model.TeamMember', await teamInvitations.joinByToken(context, token, ctx.userId));
    if (inviteId === '')
      throw refuse('api.team.add_user_to_team.missing_parameter.app_error', 'addTeamMember');
    if (roleNames(ctx.session.roles).includes('system_guest'))
      throw refuse('api.team.add_user_to_team_from_invite.guest.app_error', 'addUserToTeamFromInvite');
    return present('model.TeamMember', await teamInvitations.joinByInviteId(context, inviteId, ctx.userId));
  }

  /** `graceful` tells of each address whether and why not; channels count only there, and only one's own. */
  @Post(':team_id/invite/email')
  @HttpCode(200)
  async invite(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @RawJsonBody() raw: Body,
    @TextQuery('graceful') graceful: string,
  ): Promise<unknown> {
    const { access, teamInvitations } = this.#core;
    await access.assertCanInTeam(ctx.session, teamId, 'invite_user');
    await access.assertCanInTeam(ctx.session, teamId, 'add_user_to_team');
    const body = readJson(raw, InviteBody);
    if (body.emails.length === 0) throw invalidBodyParam('user_email');
    const emails = body.emails.map((email) => email.trim().toLowerCase());
    if (graceful === '') {
      await teamInvitations.invite(teamId, ctx.userId, emails);
      return OK;
    }
    const channelIds: string[] = [];
    for (const channelId of body.channelIds)
      if (await access.hasPermissionToChannel(ctx.session, channelId, 'manage_public_channel_members'))
        channelIds.push(channelId);
    const invited = await teamInvitations.inviteGracefully(teamId, ctx.userId, emails, channelIds);
    return invited.map(({ email, error }) => ({
      email,
      error: error
        ? { id: error.id, message: error.message, detailed_error: '', status_code: error.status_code }
        : null,
    }));
  }

  @Delete('invites/email')
  async invalidate(@Ctx() ctx: SessionContext): Promise<typeof OK> {
    this.#core.access.assertCan(ctx.session, 'invalidate_email_invite');
    await this.#core.teamInvitations.invalidateAll();
    return OK;
  }
}
