import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { AppError, type Channel, type ChannelMember } from '@patchbay/contract';
import { refuse, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody, RawJsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import type { JsonBody as RawBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { Ids, NewChannelMember, NotifyProps, Roles, SchemeRoles } from './channel-bodies.ts';
import { memberView, memberViews } from './channel-views.ts';

/** Who is in a channel. */
@Controller('api/v4/channels/:channel_id/members')
export class ChannelMembersController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return memberViews(await this.#core.channelMembers.list(channelId, page), ctx.userId);
  }

  @Post('ids')
  @HttpCode(200)
  async byIds(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(Ids) ids: z.infer<typeof Ids>,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return memberViews(await this.#core.channelMembers.byIds(channelId, ids), ctx.userId);
  }

  /**
   * Joins a public channel, or adds someone; several with `user_ids`, answered as a list. Those who cannot be added are
   * passed over, as long as there is one who can.
   */
  @Post()
  async add(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(NewChannelMember) body: z.infer<typeof NewChannelMember>,
  ): Promise<unknown> {
    if (body.post_root_id !== '') await this.#assertRootIsIn(body.post_root_id, channelId);
    const channel = await this.#core.channels.get(channelId);
    if (channel.type === 'D' || channel.type === 'G')
      throw refuse('api.channel.add_user_to_channel.type.app_error', 'addUserToChannel');
    if (channel.type === 'P')
      await this.#core.access.assertCanInChannel(ctx.session, channelId, 'manage_private_channel_members');
    const added: ChannelMember[] = [];
    let problem: unknown;
    for (const userId of body.user_ids ?? [body.user_id ?? '']) {
      try {
        added.push(await this.#add(ctx, channel, userId));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problem = error;
      }
    }
    if (added.length === 0 && problem !== undefined) throw problem;
    const views = memberViews(added, ctx.userId);
    return body.user_ids ? views : views[0];
  }

  @Get(':user_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @IdParam('user_id') userId: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return memberView(await this.#core.channelMembers.get(channelId, userId), ctx.userId);
  }

  /** Leaves, or removes someone. */
  @Delete(':user_id')
  async remove(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @IdParam('user_id') userId: string,
  ): Promise<typeof OK> {
    const channel = await this.#core.channels.get(channelId);
    await this.#core.users.get(userId);
    if (channel.type === 'D' || channel.type === 'G')
      throw refuse('api.channel.remove_channel_member.type.app_error', 'removeChannelMember');
    await this.#core.access.assertCanRemoveFromChannel(ctx.session, channel, userId);
    await this.#core.channelMembers.remove(pluginContext(ctx), channelId, userId, ctx.userId);
    return OK;
  }

  @Put(':user_id/roles')
  async setRoles(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @IdParam('user_id') userId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanInChannel(ctx.session, channelId, 'manage_channel_roles');
    await this.#core.memberChanges.setRoles(channelId, userId, readJson(raw, Roles).roles);
    return OK;
  }

  @Put(':user_id/schemeRoles')
  async setSchemeRoles(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @IdParam('user_id') userId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanInChannel(ctx.session, channelId, 'manage_channel_roles');
    const { scheme_guest, scheme_user, scheme_admin } = readJson(raw, SchemeRoles);
    const wanted = { guest: scheme_guest, user: scheme_user, admin: scheme_admin };
    await this.#core.memberChanges.setSchemeRoles(channelId, userId, wanted);
    return OK;
  }

  @Put(':user_id/notify_props')
  async setNotifyProps(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @IdParam('user_id') userId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.memberChanges.setNotifyProps(channelId, userId, readJson(raw, NotifyProps));
    return OK;
  }

  /** Members may always say that they want to join. */
  async #add(ctx: SessionContext, channel: Channel, userId: string): Promise<ChannelMember> {
    const [existing] = await this.#core.channelMembers.byIds(channel.id, [userId]);
    const isSelf = userId === ctx.userId;
    if (existing && (isSelf || channel.type === 'P')) return existing;
    if (channel.type === 'O') {
      const { access } = this.#core;
      if (isSelf) await access.assertCanInTeam(ctx.session, channel.team_id, 'join_public_channels');
      else await access.assertCanInChannel(ctx.session, channel.id, 'manage_public_channel_members');
    }
    if (existing) return existing;
    return this.#core.channelMembers.add(pluginContext(ctx), channel.id, userId, ctx.userId || userId);
  }

  async #assertRootIsIn(postId: string, channelId: string): Promise<void> {
    const root = await this.#core.posts.get(postId);
    if (root.channel_id !== channelId) throw invalidBodyParam('post_root_id');
  }
}
