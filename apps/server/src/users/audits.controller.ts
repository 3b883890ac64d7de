import { Controller, Get, Inject } from '@nestjs/common';
import type { Core, Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';

/** What was noted of everybody's doings, the newest first. */
@Controller('api/v4/audits')
export class AuditsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(@Ctx() ctx: SessionContext, @PageQuery() page: Page): Promise<unknown[]> {
    this.#core.access.assertCan(ctx.session, 'read_audits');
    return this.#core.audits.list(page);
  }
}
