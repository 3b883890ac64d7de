import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Session } from '@patchbay/contract';
import { refuse, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { SomeTexts, UserSearchBody } from './user-bodies.ts';
import { userListOf, UserListQuery, type UserListAsked } from './user-list-query.ts';
import { userViews } from './user-view.ts';

const AUTOCOMPLETE_DEFAULT = 100;
const AUTOCOMPLETE_MAXIMUM = 1_000;
const SEARCH_DEFAULT = 100;

/** Accounts, many at a time: listed, searched, counted. */
@Controller('api/v4/users')
export class UserListsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @PageQuery() page: Page,
    @UserListQuery() asked: UserListAsked,
  ): Promise<unknown[]> {
    const { access, users, roles } = this.#core;
    const filter = userListOf(asked, (role) => roles.isSchemeManaged(role) !== undefined);
    if (filter.withoutTeam) access.assertCan(ctx.session, 'list_users_without_team');
    else await this.#assertMayAskIn(ctx.session, filter);
    const visibleTo = access.restrictionOf(ctx.session);
    return userViews(this.#core, ctx.session, await users.list({ ...filter, ...page, visibleTo }));
  }

  @Post('ids')
  @HttpCode(200)
  async byIds(
    @Ctx() ctx: SessionContext,
    @JsonBody(SomeTexts) ids: string[],
    @TextQuery('since') since: string,
  ): Promise<unknown[]> {
    if (!/^\d*$/.test(since)) throw invalidBodyParam('since');
    const visible = await this.#seen(ctx.session);
    const found = await this.#core.users.getByIds(ids, Number(since) || 0);
    return userViews(
      this.#core,
      ctx.session,
      found.filter(({ id }) => visible(id)),
    );
  }

  @Post('usernames')
  @HttpCode(200)
  async byUsernames(
    @Ctx() ctx: SessionContext,
    @JsonBody(SomeTexts) usernames: string[],
  ): Promise<unknown[]> {
    const visible = await this.#seen(ctx.session);
    const found = await this.#core.users.getByUsernames(usernames);
    return userViews(
      this.#core,
      ctx.session,
      found.filter(({ id }) => visible(id)),
    );
  }

  /** The ids of all with whom one shares a channel. */
  @Get('known')
  known(@Ctx() ctx: SessionContext): Promise<string[]> {
    return this.#core.users.knownTo(ctx.userId);
  }

  @Post('search')
  @HttpCode(200)
  async search(
    @Ctx() ctx: SessionContext,
    @JsonBody(UserSearchBody) body: z.infer<typeof UserSearchBody>,
  ): Promise<unknown[]> {
    const { access, users, config } = this.#core;
    if (body.not_in_channel_id && !body.team_id) throw invalidBodyParam('team_id');
    await this.#assertMayAskIn(ctx.session, {
      inTeam: body.team_id,
      notInTeam: body.not_in_team_id,
      inChannel: body.in_channel_id,
      notInChannel: body.not_in_channel_id,
      inGroup: body.in_group_id,
      notInGroup: body.not_in_group_id,
    });
    const isAdmin = access.hasPermissionTo(ctx.session, 'manage_system');
    const { ShowEmailAddress, ShowFullName } = config.get().PrivacySettings;
    const found = await users.search({
      term: body.term,
      teamId: body.team_id,
      notInTeamId: body.not_in_team_id,
      inChannelId: body.in_channel_id,
      notInChannelId: body.not_in_channel_id,
      inGroupId: body.in_group_id,
      notInGroupId: body.not_in_group_id,
      withoutTeam: body.without_team,
      role: body.role,
      roles: body.roles,
      teamRoles: body.team_roles,
      channelRoles: body.channel_roles,
      allowInactive: body.allow_inactive,
      allowEmails: isAdmin || ShowEmailAddress === true,
      allowFullNames: isAdmin || ShowFullName === true,
      visibleTo: access.restrictionOf(ctx.session),
      limit: body.limit || SEARCH_DEFAULT,
    });
    return userViews(this.#core, ctx.session, found);
  }

  /** Never by address. With a channel, those who could be mentioned and are not in it stand apart. */
  @Get('autocomplete')
  async autocomplete(
    @Ctx() ctx: SessionContext,
    @TextQuery('name') name: string,
    @TextQuery('in_team') inTeam: string,
    @TextQuery('in_channel') channelId: string,
    @TextQuery('limit') limit: string,
  ): Promise<unknown> {
    const { access, users, config, channels } = this.#core;
    await this.#assertMayAskIn(ctx.session, { inTeam, inChannel: channelId });
    const teamId = inTeam || (channelId === '' ? '' : (await channels.get(channelId)).team_id);
    const isAdmin = access.hasPermissionTo(ctx.session, 'manage_system');
    const found = await users.autocomplete({
      name,
      teamId: teamId || undefined,
      channelId: channelId || undefined,
      allowFullNames: isAdmin || config.get().PrivacySettings.ShowFullName === true,
      visibleTo: access.restrictionOf(ctx.session),
      limit: Math.min(Number(limit) || AUTOCOMPLETE_DEFAULT, AUTOCOMPLETE_MAXIMUM),
    });
    return {
      users: userViews(this.#core, ctx.session, found.users),
      ...(channelId === ''
        ? {}
        : { out_of_channel: userViews(this.#core, ctx.session, found.out_of_channel) }),
    };
  }

  @Get('stats')
  async stats(@Ctx() ctx: SessionContext): Promise<unknown> {
    const { users, access } = this.#core;
    const visibleTo = access.restrictionOf(ctx.session);
    return { total_users_count: await users.countOf({ active: true, visibleTo }) };
  }

  @Get('stats/filtered')
  async filteredStats(@Ctx() ctx: SessionContext, @UserListQuery() asked: UserListAsked): Promise<unknown> {
    const { users, access, roles } = this.#core;
    const filter = userListOf({ ...asked, sort: '' }, (role) => roles.isSchemeManaged(role) !== undefined);
    access.assertCan(ctx.session, 'sysconsole_read_user_management_users');
    const count = await users.countOf({
      inTeam: filter.inTeam,
      inChannel: filter.inChannel,
      roles: filter.roles,
      teamRoles: filter.teamRoles,
      channelRoles: filter.channelRoles,
      active: !asked.includeDeleted,
      withoutBots: !asked.includeBots,
      withoutRemote: !asked.includeRemoteUsers,
    });
    return { total_users_count: count };
  }

  /** The others in one's group messages, by channel. */
  @Post('group_channels')
  @HttpCode(200)
  async inGroupMessages(
    @Ctx() ctx: SessionContext,
    @JsonBody(SomeTexts) channelIds: string[],
  ): Promise<unknown> {
    const found = await this.#core.users.inGroupMessages(ctx.userId, channelIds);
    return Object.fromEntries(
      [...found].map(([channelId, users]) => [channelId, userViews(this.#core, ctx.session, users)]),
    );
  }

  /** Those of other domains than the server accepts: they made their account before it was so. */
  @Get('invalid_emails')
  async withInvalidEmails(@Ctx() ctx: SessionContext, @PageQuery() page: Page): Promise<unknown[]> {
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_user_management_users');
    if (this.#core.config.get().TeamSettings.EnableOpenServer)
      throw refuse('api.users.invalid_emails.enable_open_server.app_error', 'getUsersWithInvalidEmails');
    return userViews(this.#core, ctx.session, await this.#core.users.withInvalidEmails(page));
  }

  async #assertMayAskIn(
    session: Session,
    asked: Partial<
      Record<
        'inTeam' | 'notInTeam' | 'inChannel' | 'notInChannel' | 'inGroup' | 'notInGroup',
        string | undefined
      >
    >,
  ): Promise<void> {
    const { access } = this.#core;
    for (const channelId of [asked.inChannel, asked.notInChannel])
      if (channelId) await access.assertCanReadChannel(session, channelId);
    for (const teamId of [asked.inTeam, asked.notInTeam])
      if (teamId) await access.assertCanInTeam(session, teamId, 'view_team');
    // Groups are of a directory: who looks after people there may look.
    if (asked.inGroup || asked.notInGroup)
      access.assertCan(session, 'sysconsole_read_user_management_groups');
  }

  async #seen(session: Session): Promise<(userId: string) => boolean> {
    const viewer = this.#core.access.restrictionOf(session);
    if (viewer === undefined) return () => true;
    const known = new Set([viewer, ...(await this.#core.users.knownTo(viewer))]);
    return (userId) => known.has(userId);
  }
}
