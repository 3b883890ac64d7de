import { Controller, Get, Inject } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';

/** How much there is, in round figures, and how much there may be: as much as there is room for. */
@Controller('api/v4')
export class UsageController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('usage/posts')
  async posts(): Promise<{ count: number }> {
    return { count: (await this.#core.analytics.usage()).posts };
  }

  @Get('usage/storage')
  async storage(): Promise<{ bytes: number }> {
    return { bytes: (await this.#core.analytics.usage()).bytes };
  }

  @Get('usage/teams')
  async teams(): Promise<{ active: number; cloud_archived: number }> {
    return { active: (await this.#core.analytics.usage()).teams, cloud_archived: 0 };
  }

  /** Upstream lets an unlicensed server have 200 people; here 0 says that there is no limit. */
  @Get('limits/server')
  async limits(@Ctx() ctx: SessionContext): Promise<Record<string, number>> {
    const { access, analytics } = this.#core;
    const sees =
      access.hasPermissionTo(ctx.session, 'manage_system') &&
      access.hasPermissionTo(ctx.session, 'sysconsole_read_user_management_users');
    return {
      maxUsersLimit: 0,
      maxUsersHardLimit: 0,
      activeUserCount: sees ? await analytics.activeUsers() : 0,
      lastAccessiblePostTime: 0,
      postHistoryLimit: 0,
    };
  }
}
