import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Channel } from '@patchbay/contract';
import { present, presentAll, type ChannelFilter, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { assertCanCountMembers } from './channel-access.ts';
import { ChannelSearch, CountedIds, TermSearch } from './channel-bodies.ts';
import { channelOfTeamView, withoutDetails } from './channel-views.ts';
import { FlagQuery } from './flag-query.ts';

const MAY_LIST = [
  'sysconsole_write_user_management_groups',
  'sysconsole_read_user_management_channels',
  'sysconsole_read_compliance_data_retention_policy',
];
const MAY_SEE_DETAILS = MAY_LIST.slice(1);
const POLICY = 'sysconsole_read_compliance_data_retention_policy';
const DEFAULT_PER_PAGE = 100;

/** Channels of all teams, as administrators look for them, and what is counted in channels. */
@Controller('api/v4/channels')
export class ChannelListsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async all(
    @Ctx() ctx: SessionContext,
    @PageQuery() page: Page,
    @TextQuery('not_associated_to_group') notAssociatedToGroup: string,
    @FlagQuery('exclude_default_channels') excludeDefault: boolean,
    @FlagQuery('exclude_policy_constrained') excludePolicy: boolean,
    @FlagQuery('include_deleted') includeDeleted: boolean,
    @FlagQuery('include_total_count') withCount: boolean,
  ): Promise<unknown> {
    this.#core.access.assertCanAny(ctx.session, MAY_LIST);
    if (excludePolicy) this.#core.access.assertCan(ctx.session, POLICY);
    const filter: ChannelFilter = {
      includeDeleted,
      notAssociatedToGroup,
      ...(excludeDefault ? { excludeNames: this.#core.channelLists.defaultNames() } : {}),
    };
    const channels = await this.#views(ctx, await this.#core.channelLists.all(filter, page));
    if (!withCount) return channels;
    return { channels, total_count: await this.#core.channelLists.countAll(filter) };
  }

  /** For administrators; with `?system_console=false`, for everybody, the channels of their own teams. */
  @Post('search')
  @HttpCode(200)
  async search(
    @Ctx() ctx: SessionContext,
    @TextQuery('system_console') console: string,
    @FlagQuery('include_deleted') includeDeleted: boolean,
    @JsonBody(ChannelSearch) body: z.infer<typeof ChannelSearch>,
  ): Promise<unknown> {
    if (!['', 'true', '1', 'false', '0'].includes(console)) throw invalidUrlParam('system_console');
    if (console === 'false' || console === '0') {
      const channels = await this.#core.channelLists.suggest(ctx.userId, body.term);
      return (await this.#core.channelLists.withTeams(channels)).map(channelOfTeamView);
    }
    if (body.exclude_policy_constrained) this.#core.access.assertCan(ctx.session, POLICY);
    this.#core.access.assertCanAny(ctx.session, MAY_LIST);
    const filter = this.#filterOf(body, includeDeleted);
    const page = { page: body.page ?? 0, perPage: body.per_page ?? DEFAULT_PER_PAGE };
    const isPaged = typeof body.page === 'number' && typeof body.per_page === 'number';
    const channels = await this.#views(ctx, await this.#core.channelLists.all(filter, page));
    if (!isPaged) return channels;
    return { channels, total_count: await this.#core.channelLists.countAll(filter) };
  }

  /** One's own group messages, by their members' names. */
  @Post('group/search')
  @HttpCode(200)
  async searchGroups(
    @Ctx() ctx: SessionContext,
    @JsonBody(TermSearch) { term }: z.infer<typeof TermSearch>,
  ): Promise<unknown> {
    return presentAll('model.Channel', await this.#core.channelLists.searchGroups(ctx.userId, term));
  }

  /** How many are in each of the channels. */
  @Post('stats/member_count')
  @HttpCode(200)
  async memberCounts(@Ctx() ctx: SessionContext, @JsonBody(CountedIds) ids: string[]): Promise<unknown> {
    const channels = await this.#core.channels.getByIds(ids);
    for (const channel of channels)
      await assertCanCountMembers({ core: this.#core, session: ctx.session }, channel);
    return this.#core.channelLists.memberCounts(channels.map((channel) => channel.id));
  }

  @Get(':channel_id/stats')
  async stats(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @FlagQuery('exclude_files_count') withoutFiles: boolean,
  ): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    const stats = await this.#core.channelLists.stats(channelId, { files: !withoutFiles });
    return present('model.ChannelStats', stats);
  }

  @Get(':channel_id/timezones')
  async timezones(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<string[]> {
    await this.#core.access.assertCanInChannel(ctx.session, channelId, 'read_channel');
    return this.#core.channelLists.timezones(channelId);
  }

  #filterOf(body: z.infer<typeof ChannelSearch>, includeDeleted: boolean): ChannelFilter {
    return {
      term: body.term,
      searchIds: body.include_search_by_id,
      teamIds: body.team_ids ?? [],
      includeDeleted: includeDeleted || body.include_deleted,
      deleted: body.deleted,
      isPublic: body.public,
      isPrivate: body.private,
      groupConstrained: body.group_constrained,
      excludeGroupConstrained: body.exclude_group_constrained,
      notAssociatedToGroup: body.not_associated_to_group,
      excludeRemote: body.exclude_remote,
      ...(body.exclude_default_channels ? { excludeNames: this.#core.channelLists.defaultNames() } : {}),
    };
  }

  async #views(ctx: SessionContext, channels: readonly Channel[]): Promise<unknown[]> {
    const detailed = MAY_SEE_DETAILS.some((name) => this.#core.access.hasPermissionTo(ctx.session, name));
    const shown = detailed ? channels : channels.map(withoutDetails);
    return (await this.#core.channelLists.withTeams(shown)).map(channelOfTeamView);
  }
}
