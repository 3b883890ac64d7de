import { Controller, Get, Inject } from '@nestjs/common';
import { defaultCategories, present, presentAll, type Core, type Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';

/** Which channels someone is in. */
@Controller('api/v4/users/:user_id')
export class UserChannelsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('channels')
  async all(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @TextQuery('include_deleted') includeDeleted: string,
  ): Promise<unknown[]> {
    this.#core.access.assertCanEditUser(ctx.session, userId);
    return presentAll(
      'model.Channel',
      await this.#core.channels.listForUser(userId, includeDeleted === 'true'),
    );
  }

  @Get('channel_members')
  async allMembers(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @PageQuery() { page, perPage }: Page,
  ): Promise<unknown[]> {
    this.#core.access.assertCanEditUser(ctx.session, userId);
    const members = await this.#core.channelMembers.ofUser(userId);
    return presentAll('model.ChannelMember', members.slice(page * perPage, (page + 1) * perPage));
  }

  @Get('teams/:team_id/channels')
  async ofTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @TextQuery('include_deleted') includeDeleted: string,
  ): Promise<unknown[]> {
    this.#core.access.assertCanEditUser(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    const channels = await this.#core.channels.listForTeamAndUser(teamId, userId, includeDeleted === 'true');
    return presentAll('model.Channel', channels);
  }

  @Get('teams/:team_id/channels/members')
  async membersOfTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<unknown[]> {
    this.#core.access.assertCanManageUser(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return presentAll('model.ChannelMember', await this.#core.channelMembers.ofTeamAndUser(teamId, userId));
  }

  /** The sidebar: favourites, channels, direct messages. */
  @Get('teams/:team_id/channels/categories')
  async categories(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<unknown> {
    this.#core.access.assertCanEditUser(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'list_team_channels');
    const channels = await this.#core.channels.listForTeamAndUser(teamId, userId);
    return present('model.OrderedSidebarCategories', defaultCategories(userId, teamId, channels));
  }
}
