import { Controller, Get, Inject, Put } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { configAuthor } from '../config/config-author.ts';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import { AccessBody } from './access-bodies.ts';
import { installedManifest } from './installed-manifest.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';

/** Whom a plugin is for (contract: rest.json, /plugins/{plugin_id}/access_control; Mattermost has it since 11.10). */
@Controller('api/v4/plugins/:plugin_id')
export class PluginAccessController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  /** Whom a plugin is for: everybody, or administrators and those on its list. */
  @Get('access_control')
  async get(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
  ): Promise<{ enable: boolean; allowed_user_ids: readonly string[] }> {
    this.#assertMay(ctx);
    return this.#core.pluginAccess.get(installedManifest(this.#host, pluginId));
  }

  /** Says whom a plugin is for. The list is kept while it is for everybody. */
  @Put('access_control')
  async put(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
    @RawJsonBody() sent: JsonBody,
  ): Promise<typeof OK> {
    this.#assertMay(ctx);
    const settings = accessOf(sent);
    const manifest = installedManifest(this.#host, pluginId);
    await this.#core.pluginAccess.set(manifest, settings, configAuthor(this.#core, ctx));
    await this.#core.config.settled();
    return OK;
  }

  #assertMay({ session }: SessionContext): void {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(session, 'manage_system');
  }
}

/** A body that is too large keeps its own error. */
function accessOf(sent: JsonBody) {
  if ('error' in sent && sent.error.status_code !== 400) throw sent.error;
  const read = AccessBody.safeParse('value' in sent ? sent.value : undefined);
  if (!read.success)
    throw refuse('app.plugin.access_control.invalid_body.app_error', 'setPluginAccessControl');
  return read.data;
}
