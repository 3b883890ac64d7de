import { Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { present, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody as RawBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { ChannelView, Ids } from './channel-bodies.ts';

/** What someone has read. */
@Controller('api/v4')
export class ChannelReadsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Someone looks at a channel, and no longer at another; '' is neither. */
  @Post('channels/members/:user_id/view')
  @HttpCode(200)
  async view(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const body: z.infer<typeof ChannelView> = readJson(raw, ChannelView);
    const ids = [body.channel_id, body.prev_channel_id];
    const collapsedThreads = body.collapsed_threads_supported;
    const times = await this.#core.channelReads.markRead(userId, ids, { collapsedThreads });
    if (body.channel_id !== '') await this.#core.statuses.seen(userId);
    return answer(times);
  }

  @Post('channels/members/:user_id/mark_read')
  @HttpCode(200)
  async markRead(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const ids = readJson(raw, Ids);
    return answer(await this.#core.channelReads.markRead(userId, ids, { collapsedThreads: true }));
  }

  @Put('channels/members/:user_id/direct/read')
  async markDirectRead(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    return answer(await this.#core.channelReads.markDirectRead(userId));
  }

  @Put('users/:user_id/teams/:team_id/read')
  async markTeamRead(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return answer(await this.#core.channelReads.markTeamRead(userId, teamId));
  }

  @Get('users/:user_id/channels/:channel_id/unread')
  async unread(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('channel_id') channelId: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.access.assertCanInChannel(ctx.session, channelId, 'read_channel');
    return present('model.ChannelUnread', await this.#core.channelReads.unread(channelId, userId));
  }
}

function answer(times: Record<string, number>): unknown {
  return { ...OK, last_viewed_at_times: times };
}
