import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { hookFiguresView, type HookFiguresView } from './hook-views.ts';
import { installedManifest } from './installed-manifest.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';

/** Sizes in bytes. */
export interface UsageView {
  kv_keys: number;
  kv_bytes: number;
  sql_bytes: number;
  settings_bytes: number;
  /** Bundles of all versions that are kept. */
  bundle_bytes: number;
  unpacked_bytes: number;
  /** Resident memory of its process; 0 while none runs. */
  memory_bytes: number;
  /** Time on a processor since it started, in milliseconds; 0 while none runs. */
  cpu_ms: number;
  /** When it started, in milliseconds since 1970; 0 while none runs. */
  started_at: number;
  /** Lines that it wrote in the last second. */
  log_lines_per_second: number;
  /** The hooks it has, while it is active. */
  implemented: readonly string[];
  hooks: HookFiguresView[];
}

/** What a plugin has stored. */
@Controller('api/v4/plugins/:plugin_id')
export class DataController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  @Get('usage')
  async usage(@PluginIdParam() pluginId: string, @Ctx() ctx: SessionContext): Promise<UsageView> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_plugins');
    installedManifest(this.#host, pluginId);
    const [stored, disk] = await Promise.all([
      this.#core.pluginData.usage(pluginId),
      this.#host.diskUse(pluginId),
    ]);
    const figures = this.#host.processFigures(pluginId);
    return {
      ...stored,
      bundle_bytes: disk.bundles,
      unpacked_bytes: disk.unpacked,
      memory_bytes: figures?.memory_bytes ?? 0,
      cpu_ms: figures?.cpu_ms ?? 0,
      started_at: figures?.started_at ?? 0,
      log_lines_per_second: figures?.log_lines_per_second ?? 0,
      implemented: this.#host.hooks.implementedBy(pluginId),
      hooks: this.#host.hooks.figures(pluginId).map(hookFiguresView),
    };
  }

  /** All of it in one archive, secrets as they are: for those who may also install what would read them. */
  @Get('data')
  async data(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
    @Res() response: ServerResponse,
  ): Promise<void> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, 'sysconsole_write_plugins');
    installedManifest(this.#host, pluginId);
    const archive = this.#core.pluginData.export(pluginId);
    response.setHeader('Content-Type', 'application/gzip');
    response.setHeader('Content-Disposition', `attachment; filename="${pluginId}-data.tar.gz"`);
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(archive, response);
  }
}
