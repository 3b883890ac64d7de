import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { Channel } from '@patchbay/contract';
import { presentAll, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { assertCanFindByName } from './channel-access.ts';
import { Ids, TermSearch } from './channel-bodies.ts';
import { FlagQuery } from './flag-query.ts';

/** The channels of a team. */
@Controller('api/v4/teams')
export class TeamChannelsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get(':team_id/channels')
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'list_team_channels');
    return this.#filled(await this.#core.channelLists.publicOfTeam(teamId, page));
  }

  /** Archived ones; private ones only one's own. */
  @Get(':team_id/channels/deleted')
  async archived(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'list_team_channels');
    const seesAll = this.#core.access.hasPermissionTo(ctx.session, 'manage_system');
    const userId = seesAll ? undefined : ctx.userId;
    return this.#filled(await this.#core.channelLists.archivedOfTeam(teamId, page, userId));
  }

  @Get(':team_id/channels/private')
  async private(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return this.#filled(await this.#core.channelLists.privateOfTeam(teamId, page));
  }

  /** Those that a policy commends to who asks: policies need a licence, so there are none. */
  @Get(':team_id/channels/recommended')
  async recommended(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'list_team_channels');
    return [];
  }

  @Post(':team_id/channels/ids')
  @HttpCode(200)
  async byIds(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(Ids) ids: z.infer<typeof Ids>,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return this.#filled(await this.#core.channelLists.publicByIds(teamId, ids));
  }

  /** Public ones; for those who may not list them, their own. */
  @Post(':team_id/channels/search')
  @HttpCode(200)
  async search(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @JsonBody(TermSearch) { term }: z.infer<typeof TermSearch>,
  ): Promise<unknown[]> {
    const { access, channelLists, teamMembers } = this.#core;
    if (await access.hasPermissionToTeam(ctx.session, teamId, 'list_team_channels'))
      return presentAll('model.Channel', await channelLists.search(teamId, term));
    await teamMembers.get(teamId, ctx.userId);
    return presentAll('model.Channel', await channelLists.search(teamId, term, ctx.userId));
  }

  /** What one may mean while one writes a channel's name. */
  @Get(':team_id/channels/autocomplete')
  async suggest(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @TextQuery('name') name: string,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'list_team_channels');
    return presentAll('model.Channel', await this.#core.channelLists.suggest(ctx.userId, name, teamId));
  }

  /** In which of one's own channels one may want to search. */
  @Get(':team_id/channels/search_autocomplete')
  async suggestForSearch(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @TextQuery('name') name: string,
  ): Promise<unknown[]> {
    const channels = await this.#core.channelLists.suggestForSearch(teamId, ctx.userId, name);
    return presentAll('model.Channel', channels);
  }

  @Get(':team_id/channels/name/:channel_name')
  async byName(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @Param('channel_name') name: string,
    @FlagQuery('include_deleted') includeDeleted: boolean,
  ): Promise<unknown> {
    return this.#found(ctx, await this.#core.channels.getByName(teamId, name, includeDeleted));
  }

  @Get('name/:team_name/channels/name/:channel_name')
  async byNames(
    @Ctx() ctx: SessionContext,
    @Param('team_name') teamName: string,
    @Param('channel_name') name: string,
    @FlagQuery('include_deleted') includeDeleted: boolean,
  ): Promise<unknown> {
    const team = await this.#core.teams.getByName(teamName);
    return this.#found(ctx, await this.#core.channels.getByName(team.id, name, includeDeleted));
  }

  async #found(ctx: SessionContext, channel: Channel): Promise<unknown> {
    await assertCanFindByName({ core: this.#core, session: ctx.session }, channel);
    return (await this.#filled([channel]))[0];
  }

  async #filled(channels: readonly Channel[]): Promise<unknown[]> {
    return presentAll('model.Channel', await this.#core.channelLists.withMentions(channels));
  }
}
