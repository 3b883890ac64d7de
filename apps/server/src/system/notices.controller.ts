import { Controller, Get, Inject, Put } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { noTermsOfService } from './errors.ts';

const Ids = z.array(z.string());
const CLIENTS = ['web', 'desktop', 'mobile', 'mobile-ios', 'mobile-android', 'all', ''];

/** What the maker of a product would tell its users. Patchbay tells them nothing on its own. */
@Controller('api/v4')
export class NoticesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('system/notices/:team_id')
  notices(@IdParam('team_id') _teamId: string, @TextQuery('client') client: string): unknown[] {
    if (!CLIENTS.includes(client)) throw invalidBodyParam('client');
    return [];
  }

  @Put('system/notices/view')
  viewed(@JsonBody(Ids) _ids: string[]): typeof OK {
    return OK;
  }

  @Get('terms_of_service')
  terms(): never {
    throw noTermsOfService();
  }

  /** Every place where people could be told of a newer Mattermost: there is no newer Patchbay to know of. */
  @Get('latest_version')
  latest(@Ctx() ctx: SessionContext): Record<string, unknown> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return { id: 0, tag_name: '', name: '', html_url: '', body: '', created_at: '', published_at: '' };
  }
}
