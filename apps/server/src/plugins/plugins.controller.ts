import { Controller, Delete, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost, PluginStatus } from '@patchbay/host';
import type { Manifest } from '@patchbay/manifest';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx, Public } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { unknownDataChoice } from './errors.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';
import { toWebPlugin } from './web-manifest.ts';

const READ = 'sysconsole_read_plugins';
const WRITE = 'sysconsole_write_plugins';

/** `/api/v4/plugins`. Order of checks: path parameter, feature switches (501), permission, body (contract: management §9). */
@Controller('api/v4/plugins')
export class PluginsController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  @Get()
  list(@Ctx() ctx: SessionContext): { active: Manifest[]; inactive: Manifest[] } {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, READ);
    return this.#host.list();
  }

  @Get('statuses')
  statuses(@Ctx() ctx: SessionContext): PluginStatus[] {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, READ);
    return this.#host.statuses();
  }

  /** What browsers load, also before they know who the user is; then without what is not for everybody. */
  @Get('webapp')
  @Public()
  async webapp(@Ctx() ctx: RequestContext): Promise<unknown[]> {
    assertPluginsEnabled(this.#core);
    const seen = await this.#core.pluginAccess.ofThese(ctx.session, this.#host.webManifests());
    return seen.map(toWebPlugin);
  }

  /** Whether it then came up is told by the statuses, not here (contract: management §9). */
  @Post(':plugin_id/enable')
  @HttpCode(200)
  async enable(@PluginIdParam() pluginId: string, @Ctx() ctx: SessionContext): Promise<typeof OK> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, WRITE);
    await this.#core.config.actingAs(ctx.userId, () => this.#host.enable(pluginId));
    return OK;
  }

  @Post(':plugin_id/disable')
  @HttpCode(200)
  async disable(@PluginIdParam() pluginId: string, @Ctx() ctx: SessionContext): Promise<typeof OK> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, WRITE);
    await this.#core.config.actingAs(ctx.userId, () => this.#host.disable(pluginId));
    return OK;
  }

  /** What the plugin stored is kept, as upstream, unless `?data=delete` says otherwise. */
  @Delete(':plugin_id')
  async remove(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
    @Query('data') data: unknown,
  ): Promise<typeof OK> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, WRITE);
    if (data !== undefined && data !== 'keep' && data !== 'delete') throw unknownDataChoice();
    await this.#core.config.actingAs(ctx.userId, () => this.#host.remove(pluginId));
    if (data === 'delete') await this.#core.pluginData.delete(pluginId);
    return OK;
  }
}
