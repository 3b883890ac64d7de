import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { present, presentAll, type Core, type Page } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';

const ChannelSearch = z.object({ term: z.string() });

/** The channels of a team. */
@Controller('api/v4/teams/:team_id/channels')
export class TeamChannelsController {
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
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'list_team_channels');
    return presentAll('model.Channel', await this.#core.channels.publicOfTeam(teamId, page));
  }

  @Post('search')
  @HttpCode(200)
  async search(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(ChannelSearch) body: z.infer<typeof ChannelSearch>,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'list_team_channels');
    return presentAll('model.Channel', await this.#core.channels.search(teamId, body.term));
  }

  @Get('name/:channel_name')
  async byName(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @Param('channel_name') name: string,
    @TextQuery('include_deleted') includeDeleted: string,
  ): Promise<unknown> {
    const channel = await this.#core.channels.getByName(teamId, name, includeDeleted === 'true');
    await this.#core.access.assertCanReadChannel(ctx.session, channel.id);
    return present('model.Channel', channel);
  }
}
