import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, Public } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { visitNotStored } from './errors.ts';

const NAME = 'FirstAdminVisitMarketplace';

/** Whether any administrator has opened the marketplace: web clients stop pointing at it then (contract: rest.json). */
@Controller('api/v4/plugins/marketplace/first_admin_visit')
export class FirstAdminVisitController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async get(@Ctx() ctx: SessionContext): Promise<{ name: string; value: string }> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return { name: NAME, value: (await this.#core.system.get(NAME)) ?? 'false' };
  }

  /** Upstream asks for no session here: whoever has none is refused with 403. */
  @Post()
  @Public()
  @HttpCode(200)
  async set(@Ctx() ctx: RequestContext): Promise<typeof OK> {
    if (!ctx.session)
      throw refuse('api.context.permissions.app_error', 'setFirstAdminVisit', {
        permission: 'manage_system',
      });
    this.#core.access.assertCan(ctx.session, 'manage_system');
    await this.#core.system.set(NAME, 'true').catch((error: unknown) => {
      throw visitNotStored(error);
    });
    this.#core.events.publish({
      event: 'first_admin_visit_marketplace_status_received',
      data: { firstAdminVisitMarketplaceStatus: 'true' },
    });
    return OK;
  }
}
