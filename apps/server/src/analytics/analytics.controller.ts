import { Controller, Get, Inject } from '@nestjs/common';
import { isId, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { SOCKET_SCOPE } from '../sockets/socket-io.gateway.ts';
import type { SocketScope } from '../sockets/socket-peer.ts';

/** Statistics of the system or of a team. */
@Controller('api/v4/analytics')
export class AnalyticsController {
  readonly #core: Core;
  readonly #sockets: SocketScope;

  constructor(@Inject(CORE) core: Core, @Inject(SOCKET_SCOPE) sockets: SocketScope) {
    this.#core = core;
    this.#sockets = sockets;
  }

  @Get('old')
  async get(
    @Ctx() ctx: SessionContext,
    @TextQuery('name') name: string,
    @TextQuery('team_id') teamId: string,
  ): Promise<{ name: string; value: number }[]> {
    this.#core.access.assertCan(ctx.session, 'get_analytics');
    if (teamId !== '' && !isId(teamId)) throw invalidUrlParam('team_id');
    const rows = await this.#core.analytics.get(name || 'standard', teamId, this.#sockets.hub.openSockets());
    if (!rows) throw invalidBodyParam('name');
    return rows;
  }
}
