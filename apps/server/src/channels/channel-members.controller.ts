import { Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { present, presentAll, type Core, type Page } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { ChannelView, NewChannelMember } from './channel-bodies.ts';

/** Who is in a channel, and what they have read. */
@Controller('api/v4/channels')
export class ChannelMembersController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post('members/:user_id/view')
  @HttpCode(200)
  async view(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(ChannelView) body: z.infer<typeof ChannelView>,
  ): Promise<unknown> {
    this.#core.access.assertCanEditUser(ctx.session, userId);
    const times = await this.#core.channelMembers.view(userId, body.channel_id, body.prev_channel_id);
    return { ...OK, last_viewed_at_times: times };
  }

  @Get(':channel_id/members')
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return presentAll('model.ChannelMember', await this.#core.channelMembers.list(channelId, page));
  }

  /** Joins a public channel, or adds someone; several with `user_ids`, answered as a list. */
  @Post(':channel_id/members')
  async add(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(NewChannelMember) body: z.infer<typeof NewChannelMember>,
  ): Promise<unknown> {
    const channel = await this.#core.channels.get(channelId);
    const userIds = body.user_ids ?? [body.user_id ?? ''];
    for (const userId of userIds) await this.#core.access.assertCanAddToChannel(ctx.session, channel, userId);
    const members = [];
    for (const userId of userIds)
      members.push(
        await this.#core.channelMembers.add(pluginContext(ctx), channelId, userId, ctx.userId || userId),
      );
    const views = presentAll('model.ChannelMember', members);
    return body.user_ids ? views : views[0];
  }

  @Get(':channel_id/members/:user_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @IdParam('user_id') userId: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return present('model.ChannelMember', await this.#core.channelMembers.get(channelId, userId));
  }

  /** Leaves, or removes someone. */
  @Delete(':channel_id/members/:user_id')
  async remove(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @IdParam('user_id') userId: string,
  ): Promise<typeof OK> {
    const channel = await this.#core.channels.get(channelId);
    await this.#core.access.assertCanRemoveFromChannel(ctx.session, channel, userId);
    await this.#core.channelMembers.remove(pluginContext(ctx), channelId, userId, ctx.userId || userId);
    return OK;
  }
}
