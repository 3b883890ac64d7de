import { Controller, Get, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import type { Session, User } from '@patchbay/contract';
import { present, type Core, type Page } from '@patchbay/core';
import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody, Public } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { NewUser, Texts, UserPatch, UserSearchBody } from './user-bodies.ts';

const AUTOCOMPLETE_MAXIMUM = 100;
const IMAGE_MAX_AGE_SECONDS = 86_400;

/** Accounts (contract: rest.json, /api/v4/users). */
@Controller('api/v4/users')
export class UsersController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  @Public()
  async create(
    @Ctx() ctx: RequestContext,
    @JsonBody(NewUser) body: z.infer<typeof NewUser>,
  ): Promise<unknown> {
    const { users, access } = this.#core;
    const byAdmin = ctx.session !== undefined && access.hasPermissionTo(ctx.session, 'manage_system');
    const context = pluginContext(ctx);
    const user = byAdmin ? await users.create(context, body) : await users.signUp(context, body);
    return present('model.User', users.sanitize(user, byAdmin ? 'admin' : 'self'));
  }

  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @PageQuery() page: Page,
    @TextQuery('in_team') inTeam: string,
    @TextQuery('not_in_team') notInTeam: string,
    @TextQuery('in_channel') inChannel: string,
    @TextQuery('not_in_channel') notInChannel: string,
    @TextQuery('active') active: string,
    @TextQuery('inactive') inactive: string,
    @TextQuery('role') role: string,
    @TextQuery('sort') sort: string,
  ): Promise<unknown[]> {
    await this.#assertCanFilter(ctx.session, inTeam || notInTeam, inChannel || notInChannel);
    const users = await this.#core.users.list({
      ...page,
      inTeam,
      notInTeam,
      inChannel,
      notInChannel,
      active: active === 'true',
      inactive: inactive === 'true',
      role,
      sort,
    });
    return this.#views(ctx.session, users);
  }

  @Post('ids')
  @HttpCode(200)
  async byIds(
    @Ctx() ctx: SessionContext,
    @JsonBody(Texts) ids: string[],
    @TextQuery('since') since: string,
  ): Promise<unknown[]> {
    return this.#views(ctx.session, await this.#core.users.getByIds(ids, Number(since) || 0));
  }

  @Post('usernames')
  @HttpCode(200)
  async byUsernames(@Ctx() ctx: SessionContext, @JsonBody(Texts) usernames: string[]): Promise<unknown[]> {
    return this.#views(ctx.session, await this.#core.users.getByUsernames(usernames));
  }

  @Post('search')
  @HttpCode(200)
  async search(
    @Ctx() ctx: SessionContext,
    @JsonBody(UserSearchBody) body: z.infer<typeof UserSearchBody>,
  ): Promise<unknown[]> {
    const team = body.team_id ?? body.not_in_team_id ?? '';
    await this.#assertCanFilter(ctx.session, team, body.in_channel_id ?? body.not_in_channel_id ?? '');
    const users = await this.#core.users.search({
      term: body.term,
      teamId: body.team_id,
      notInTeamId: body.not_in_team_id,
      inChannelId: body.in_channel_id,
      notInChannelId: body.not_in_channel_id,
      allowInactive: body.allow_inactive,
      limit: body.limit,
    });
    return this.#views(ctx.session, users);
  }

  @Get('autocomplete')
  async autocomplete(
    @Ctx() ctx: SessionContext,
    @TextQuery('name') name: string,
    @TextQuery('team_id') teamId: string,
    @TextQuery('in_team') inTeam: string,
    @TextQuery('channel_id') channelId: string,
    @TextQuery('in_channel') inChannel: string,
    @TextQuery('limit') limit: string,
  ): Promise<unknown> {
    const team = teamId || inTeam;
    const channel = channelId || inChannel;
    await this.#assertCanFilter(ctx.session, team, channel);
    const found = await this.#core.users.autocomplete({
      name,
      teamId: team || undefined,
      channelId: channel || undefined,
      limit: Math.min(Number(limit) || AUTOCOMPLETE_MAXIMUM, AUTOCOMPLETE_MAXIMUM),
    });
    return {
      users: this.#views(ctx.session, found.users),
      out_of_channel: this.#views(ctx.session, found.out_of_channel),
    };
  }

  @Get('username/:username')
  async byUsername(@Ctx() ctx: SessionContext, @Param('username') username: string): Promise<unknown> {
    return this.#view(ctx.session, await this.#core.users.getByUsername(username));
  }

  @Get('email/:email')
  async byEmail(@Ctx() ctx: SessionContext, @Param('email') email: string): Promise<unknown> {
    if (!this.#core.config.get().PrivacySettings.ShowEmailAddress)
      this.#core.access.assertCan(ctx.session, 'manage_system');
    return this.#view(ctx.session, await this.#core.users.getByEmail(email));
  }

  @Get(':user_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown> {
    if (userId === '') throw invalidUrlParam('user_id');
    return this.#view(ctx.session, await this.#core.users.get(userId));
  }

  @Put(':user_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(UserPatch) body: z.infer<typeof UserPatch>,
  ): Promise<unknown> {
    await this.#core.access.assertCanPatchUser(ctx.session, userId);
    return this.#view(ctx.session, await this.#core.users.patch(pluginContext(ctx), userId, body));
  }

  /** Browsers ask for it with an <img>, so it may be kept for a day. */
  @Get(':user_id/image')
  async image(@IdParam('user_id') userId: string, @Res() response: ServerResponse): Promise<void> {
    const { data, type } = await this.#core.profileImages.get(userId);
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': data.length,
      'Cache-Control': `private, max-age=${IMAGE_MAX_AGE_SECONDS}`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    response.end(data);
  }

  async #assertCanFilter(session: Session, teamId: string, channelId: string): Promise<void> {
    const { access } = this.#core;
    if (channelId !== '') await access.assertCanReadChannel(session, channelId);
    if (teamId !== '') await access.assertCanInTeam(session, teamId, 'view_team');
  }

  #view(session: Session, user: User): unknown {
    const { users, access } = this.#core;
    return present('model.User', users.sanitize(user, access.viewerOf(session, user.id)));
  }

  #views(session: Session, users: readonly User[]): unknown[] {
    return users.map((user) => this.#view(session, user));
  }
}
