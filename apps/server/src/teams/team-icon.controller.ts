import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { withImage, type ImageRefusals } from '../files/receive-image.ts';
import { sendImage } from '../files/send-image.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';

const WHERE = 'setTeamIcon';

const REFUSALS: ImageRefusals = {
  tooLarge: (limit) => refuse('api.team.set_team_icon.too_large.app_error', WHERE, { limit }),
  malformed: (detail) => refuse('api.team.set_team_icon.parse.app_error', WHERE, {}, detail),
  missing: () => refuse('api.team.set_team_icon.no_file.app_error', WHERE),
};

/** Icons of teams (contract: rest.json, /api/v4/teams). */
@Controller('api/v4/teams/:team_id/image')
export class TeamIconController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** For members, and for everybody where a team is open. */
  @Get()
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const { access, teams, teamIcons } = this.#core;
    const team = await teams.get(teamId);
    if (team.type !== 'O' || !team.allow_open_invite)
      await access.assertCanInTeam(ctx.session, teamId, 'view_team');
    const data = await teamIcons.get(teamId);
    sendImage(request, response, { data, type: 'image/png', tag: String(team.last_team_icon_update) });
  }

  @Post()
  @HttpCode(200)
  async set(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @Req() request: IncomingMessage,
  ): Promise<typeof OK> {
    const { access, fileUploads, teamIcons } = this.#core;
    await access.assertCanInTeam(ctx.session, teamId, 'manage_team');
    await withImage(this.#core, request, fileUploads.limit, REFUSALS, ({ path }) =>
      teamIcons.set(teamId, path),
    );
    return OK;
  }

  @Delete()
  async remove(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<typeof OK> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'manage_team');
    await this.#core.teamIcons.remove(teamId);
    return OK;
  }
}
