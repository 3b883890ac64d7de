import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Core, Page } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { z } from 'zod';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { RateLimit } from '../http/rate-limit.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { crashView, type CrashView } from './crash-view.ts';
import { tooManyReports } from './errors.ts';
import { installedManifest } from './installed-manifest.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';

/** Of what a browser says so many characters are kept. */
const shortened = (length: number) => z.string().transform((text) => text.slice(0, length));

const WebFailure = z.object({
  message: shortened(500),
  location: shortened(200).default(''),
  stack: shortened(8000).default(''),
  version: shortened(200).default(''),
});

/** What is on record about the failures of a plugin: of its process, and of its web half. */
@Controller('api/v4/plugins/:plugin_id')
export class ReportsController {
  readonly #core: Core;
  readonly #host: PluginHost;
  /** Each user about each plugin: one fault shows in every window that is open. */
  readonly #reports = new RateLimit({ most: 10, perMs: 60_000 });

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  /** Newest first. */
  @Get('crashes')
  async crashes(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
    @PageQuery() { page, perPage }: Page,
  ): Promise<CrashView[]> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_plugins');
    installedManifest(this.#host, pluginId);
    return (await this.#host.crashes(pluginId, page, perPage)).map(crashView);
  }

  /** A browser says that a component of the plugin threw; anybody who is logged in may have seen that. */
  @Post('web_failure')
  @HttpCode(200)
  webFailure(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
    @RawJsonBody() body: JsonBody,
  ): typeof OK {
    assertPluginsEnabled(this.#core);
    const failure = readJson(body, WebFailure);
    installedManifest(this.#host, pluginId);
    if (!this.#reports.allows(`${ctx.userId} ${pluginId}`)) throw tooManyReports();
    this.#host.reportWebFailure(pluginId, failure);
    return OK;
  }
}
