import { Controller, Get, Inject } from '@nestjs/common';
import type { Channel, ChannelMember } from '@patchbay/contract';
import { presentAll, type Core, type Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { memberView, memberViews } from './channel-views.ts';
import { FlagQuery } from './flag-query.ts';

/** Which channels someone is in. */
@Controller('api/v4/users/:user_id')
export class UserChannelsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** All of them, however many. */
  @Get('channels')
  async all(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @FlagQuery('include_deleted') includeDeleted: boolean,
    @TextQuery('last_delete_at') lastDeleteAt: string,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const filter = { includeDeleted, lastDeleteAt: timeOf(lastDeleteAt) };
    return this.#filled(await this.#core.channelLists.ofUser(userId, filter));
  }

  /** With the teams; `?page=-1` answers all of them. */
  @Get('channel_members')
  async allMembers(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @PageQuery() page: Page,
    @TextQuery('page') wanted: string,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const { channelMembers } = this.#core;
    const members = await (wanted === '-1'
      ? channelMembers.ofUser(userId)
      : channelMembers.ofUser(userId, page));
    return this.#withTeams(members, ctx.userId);
  }

  @Get('teams/:team_id/channels')
  async ofTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @FlagQuery('include_deleted') includeDeleted: boolean,
    @TextQuery('last_delete_at') lastDeleteAt: string,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    const filter = { teamId, includeDeleted, lastDeleteAt: timeOf(lastDeleteAt) };
    return this.#filled(await this.#core.channelLists.ofUser(userId, filter));
  }

  @Get('teams/:team_id/channels/members')
  async membersOfTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    this.#core.access.assertCanManageUser(ctx.session, userId);
    return memberViews(await this.#core.channelMembers.ofTeamAndUser(teamId, userId), ctx.userId);
  }

  async #filled(channels: readonly Channel[]): Promise<unknown[]> {
    return presentAll('model.Channel', await this.#core.channelLists.withMentions(channels));
  }

  async #withTeams(members: readonly ChannelMember[], viewerId: string): Promise<unknown[]> {
    const channels = await this.#core.channels.getByIds(members.map((member) => member.channel_id));
    const known = await this.#core.channelLists.withTeams(channels);
    const teams = new Map(known.map(({ channel, team }) => [channel.id, team]));
    return members.map((member) => {
      const team = teams.get(member.channel_id);
      return {
        ...memberView(member, viewerId),
        team_display_name: team?.display_name ?? '',
        team_name: team?.name ?? '',
        team_update_at: team?.update_at ?? 0,
      };
    });
  }
}

/** Milliseconds; what is no number is none. */
function timeOf(value: string): number {
  if (/^-\d+$/.test(value)) throw invalidUrlParam('last_delete_at');
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}
