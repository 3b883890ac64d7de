import { Controller, Get, Inject } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { hookTraceView, type HookTraceView } from './hook-views.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';

/** What plugins did to messages, remembered while PatchbaySettings.TraceHooks is on; oldest first. */
@Controller('api/v4/plugins/traces')
export class TracesController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  @Get()
  traces(
    @Ctx() ctx: SessionContext,
    @TextQuery('request_id') requestId: string,
    @TextQuery('plugin_id') pluginId: string,
    @TextQuery('post_id') postId: string,
  ): HookTraceView[] {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_plugins');
    const query = {
      requestId: requestId || undefined,
      pluginId: pluginId.toLowerCase() || undefined,
      postId: postId || undefined,
    };
    return this.#host.hooks.traces(query).map(hookTraceView);
  }
}
