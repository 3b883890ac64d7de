import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { present, presentAll, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { Conversion, DirectChannel, GroupChannel, Move } from './channel-bodies.ts';

/** Channels between people, what becomes of group messages, and channels that go to another team. */
@Controller('api/v4/channels')
export class ChannelMakingController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post('direct')
  async direct(
    @Ctx() ctx: SessionContext,
    @JsonBody(DirectChannel) given: z.infer<typeof DirectChannel>,
  ): Promise<unknown> {
    const [first = '', second = first] = given;
    if (first === second && first !== ctx.userId) throw invalidBodyParam('user_ids');
    this.#core.access.assertCanOpenDirectChannel(ctx.session, [first, second]);
    const unrestricted = this.#core.access.hasPermissionTo(ctx.session, 'manage_system');
    const context = pluginContext(ctx);
    return present(
      'model.Channel',
      await this.#core.channels.direct(context, first, second, { unrestricted }),
    );
  }

  /** Whoever asks is in it, too. */
  @Post('group')
  async group(
    @Ctx() ctx: SessionContext,
    @JsonBody(GroupChannel) given: z.infer<typeof GroupChannel>,
  ): Promise<unknown> {
    this.#core.access.assertCan(ctx.session, 'create_group_channel');
    const ids = ctx.userId === '' ? given : [...new Set([...given, ctx.userId])];
    return present('model.Channel', await this.#core.channels.group(pluginContext(ctx), ids, ctx.userId));
  }

  @Post(':channel_id/move')
  @HttpCode(200)
  async move(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(Move) { team_id, force }: z.infer<typeof Move>,
  ): Promise<unknown> {
    await this.#core.channels.get(channelId);
    this.#core.access.assertCan(ctx.session, 'manage_system');
    const team = await this.#core.teams.get(team_id);
    const actor = ctx.userId === '' ? undefined : await this.#core.users.get(ctx.userId);
    const options = { force, actor };
    return present(
      'model.Channel',
      await this.#core.channelMoves.move(pluginContext(ctx), channelId, team, options),
    );
  }

  /** The teams that all members of a direct or group channel are in. */
  @Get(':channel_id/common_teams')
  async commonTeams(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<unknown> {
    await this.#core.access.assertCanInChannel(ctx.session, channelId, 'read_channel');
    const teams = await this.#core.channelMoves.commonTeams(channelId);
    return presentAll(
      'model.Team',
      teams.map((team) => ({ ...team, email: '', invite_id: '' })),
    );
  }

  /** Makes a group message a private channel. */
  @Post(':channel_id/convert_to_channel')
  @HttpCode(200)
  async convert(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(Conversion) body: z.infer<typeof Conversion>,
  ): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, body.team_id, 'create_private_channel');
    if (body.channel_id !== channelId) throw invalidBodyParam('channel_id');
    const actor = await this.#core.users.get(ctx.userId);
    const to = { teamId: body.team_id, name: body.name, displayName: body.display_name };
    return present(
      'model.Channel',
      await this.#core.channelMoves.convertGroup(pluginContext(ctx), channelId, actor, to),
    );
  }
}
