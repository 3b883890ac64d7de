import { Controller, Get, Inject } from '@nestjs/common';
import type { RemoteCluster } from '@patchbay/contract';
import { presentAll, type Core, type Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';

/** Channels that plugins carry elsewhere, as clients show them. */
@Controller('api/v4/sharedchannels')
export class SharedChannelsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('remote_info/:remote_id')
  async remoteInfo(@Ctx() ctx: SessionContext, @IdParam('remote_id') remoteId: string): Promise<unknown> {
    return infoOf(await this.#core.sharedChannels.remoteKnownTo(remoteId, ctx.session.user_id));
  }

  /** People of remotes get no direct messages. */
  @Get('users/:user_id/can_dm/:other_user_id')
  async canWrite(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('other_user_id') otherId: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const [user, other] = await Promise.all([this.#core.users.get(userId), this.#core.users.get(otherId)]);
    return { can_dm: !user.remote_id && !other.remote_id };
  }

  @Get(':channel_id/remotes')
  async remotes(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<unknown> {
    await this.#core.access.assertCanInChannel(ctx.session, channelId, 'read_channel');
    return (await this.#core.sharedChannels.remotesOf(channelId)).map(infoOf);
  }

  /** Those that someone is in; whoever manages them sees all. */
  @Get(':team_id')
  async ofTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @PageQuery() page: Page,
  ): Promise<unknown> {
    const { access, sharedChannels } = this.#core;
    await access.assertCanInTeam(ctx.session, teamId, 'view_team');
    const seesAll = access.hasPermissionTo(ctx.session, 'manage_shared_channels');
    const memberId = seesAll ? undefined : ctx.session.user_id;
    return presentAll('model.SharedChannel', await sharedChannels.ofTeam(teamId, page, memberId));
  }
}

/** What anyone in a channel may know of the other side. */
function infoOf({ name, display_name, create_at, delete_at, last_ping_at }: RemoteCluster) {
  return { name, display_name, create_at, delete_at, last_ping_at };
}
