import { Controller, Delete, Get, Inject, Post, Put } from '@nestjs/common';
import { present, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { ChannelPatch, DirectChannel, NewChannel } from './channel-bodies.ts';

/** Channels (contract: rest.json, /api/v4/channels). */
@Controller('api/v4/channels')
export class ChannelsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  async create(
    @Ctx() ctx: SessionContext,
    @JsonBody(NewChannel) body: z.infer<typeof NewChannel>,
  ): Promise<unknown> {
    const permission = body.type === 'O' ? 'create_public_channel' : 'create_private_channel';
    await this.#core.access.assertCanInTeam(ctx.session, body.team_id, permission);
    return present('model.Channel', await this.#core.channels.create(pluginContext(ctx), body, ctx.userId));
  }

  @Post('direct')
  async direct(@Ctx() ctx: SessionContext, @JsonBody(DirectChannel) ids: string[]): Promise<unknown> {
    this.#core.access.assertCanOpenDirectChannel(ctx.session, ids);
    const [first = '', second = ''] = ids;
    return present('model.Channel', await this.#core.channels.direct(pluginContext(ctx), first, second));
  }

  @Get(':channel_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return present('model.Channel', await this.#core.channels.get(channelId));
  }

  @Put(':channel_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(ChannelPatch) body: z.infer<typeof ChannelPatch>,
  ): Promise<unknown> {
    const { type } = await this.#core.channels.get(channelId);
    const permission =
      type === 'O' ? 'manage_public_channel_properties' : 'manage_private_channel_properties';
    await this.#core.access.assertCanInChannel(ctx.session, channelId, permission);
    const actor = ctx.userId === '' ? undefined : await this.#core.users.get(ctx.userId);
    const channel = await this.#core.channels.update(pluginContext(ctx), { ...body, id: channelId }, actor);
    return present('model.Channel', channel);
  }

  @Delete(':channel_id')
  async delete(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<typeof OK> {
    const { type } = await this.#core.channels.get(channelId);
    const permission = type === 'O' ? 'delete_public_channel' : 'delete_private_channel';
    await this.#core.access.assertCanInChannel(ctx.session, channelId, permission);
    await this.#core.channels.delete(pluginContext(ctx), channelId);
    return OK;
  }

  @Get(':channel_id/stats')
  async stats(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return present('model.ChannelStats', await this.#core.channels.stats(channelId));
  }
}
