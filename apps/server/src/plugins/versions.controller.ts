import { Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx, OptionalJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { sendJson } from '../http/send-json.ts';
import { installedManifest } from './installed-manifest.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';
import { installedVersions, upgradeHeader } from './upgrade-header.ts';
import { versionViews, type VersionView } from './version-view.ts';

const Rollback = z.object({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  restore_data: z.boolean().default(false),
});

/** The versions of a plugin that are kept, and the way back to them: what only Patchbay has. */
@Controller('api/v4/plugins/:plugin_id')
export class VersionsController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  @Get('versions')
  async versions(@PluginIdParam() pluginId: string, @Ctx() ctx: SessionContext): Promise<VersionView[]> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_plugins');
    installedManifest(this.#host, pluginId);
    return versionViews(await this.#host.versions(pluginId));
  }

  /** Without `sha256` the version before; without `restore_data` settings and keys stay as they are now. */
  @Post('rollback')
  @HttpCode(200)
  async rollback(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
    @OptionalJsonBody() sent: JsonBody,
    @Res() response: ServerResponse,
  ): Promise<void> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, 'sysconsole_write_plugins');
    const body = readJson(sent, Rollback);
    installedManifest(this.#host, pluginId);
    const before = installedVersions(this.#host);
    const manifest = await this.#host.rollback(pluginId, {
      ...(body.sha256 === undefined ? {} : { sha256: body.sha256.toLowerCase() }),
      restoreData: body.restore_data,
    });
    for (const [name, value] of Object.entries(upgradeHeader(before, manifest)))
      response.setHeader(name, value);
    sendJson(response, 200, manifest);
  }
}
