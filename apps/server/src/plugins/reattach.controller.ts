import { Controller, Header, HttpCode, Inject, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { LocalOnly, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';
import { readReattachRequest } from './reattach-request.ts';

/**
 * Plugins that their authors started, under a debugger perhaps (contract: server-plugins §3). Only whoever is on the
 * machine itself may: the server calls what it is told to. Answers are empty, as upstream's.
 */
@Controller('api/v4/plugins')
export class ReattachController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  @Post('reattach')
  @LocalOnly()
  @HttpCode(200)
  @Header('Content-Type', 'application/json')
  async reattach(@RawJsonBody() body: JsonBody): Promise<void> {
    assertPluginsEnabled(this.#core);
    const { manifest, config } = readReattachRequest(body);
    await this.#host.reattach(manifest, config);
  }

  @Post(':plugin_id/detach')
  @LocalOnly()
  @HttpCode(200)
  @Header('Content-Type', 'application/json')
  async detach(@PluginIdParam() pluginId: string): Promise<void> {
    assertPluginsEnabled(this.#core);
    await this.#host.detach(pluginId);
  }
}
