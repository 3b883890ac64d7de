import { Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { Manifest } from '@patchbay/manifest';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import type { SessionContext } from '../http/request-context.ts';
import { sendJson } from '../http/send-json.ts';
import { assertPluginsEnabled } from '../plugins/plugin-switches.ts';
import { marketplaceDisabled, requestUnreadable } from './errors.ts';
import { pageOf, readListQuery } from './list-query.ts';
import { Marketplace } from './marketplace.ts';

const InstallRequest = z.object({ id: z.string().min(1) });

/** Why the marketplace's own plugins are missing from a list; an addition of ours. */
const FAILURE_HEADER = 'X-Patchbay-Marketplace-Error';

/** `/api/v4/plugins/marketplace` (contract: rest.json). The list reads its query before it asks for the permission. */
@Controller('api/v4/plugins/marketplace')
export class MarketplaceController {
  readonly #core: Core;
  readonly #marketplace: Marketplace;

  constructor(@Inject(CORE) core: Core, @Inject(Marketplace) marketplace: Marketplace) {
    this.#core = core;
    this.#marketplace = marketplace;
  }

  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @Query() query: Record<string, unknown>,
    @Res() response: ServerResponse,
  ): Promise<void> {
    this.#assertEnabled();
    const asked = readListQuery(query);
    if (!asked.remoteOnly) this.#core.access.assertCan(ctx.session, 'sysconsole_read_plugins');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { plugins, remoteFailure } = await this.#marketplace.list({ ...asked, signal: gone.signal });
    if (remoteFailure !== '')
      response.setHeader(FAILURE_HEADER, remoteFailure.replaceAll(/[^\x20-\x7e]/g, '?'));
    const page = pageOf(plugins, asked);
    // Go writes a list without entries so, and clients know it.
    sendJson(response, 200, page.length === 0 ? null : page);
  }

  @Post()
  @HttpCode(201)
  async install(@Ctx() ctx: SessionContext, @RawJsonBody() body: JsonBody): Promise<Manifest> {
    this.#assertEnabled();
    this.#core.access.assertCan(ctx.session, 'sysconsole_write_plugins');
    const asked = InstallRequest.safeParse('error' in body ? undefined : body.value);
    if (!asked.success) throw requestUnreadable();
    return this.#marketplace.install(asked.data.id);
  }

  #assertEnabled(): void {
    assertPluginsEnabled(this.#core);
    if (this.#core.config.get().PluginSettings.EnableMarketplace === false) throw marketplaceDisabled();
  }
}
