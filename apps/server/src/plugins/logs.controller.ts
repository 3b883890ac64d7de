import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { newId, type Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import type { ServerResponse } from 'node:http';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { sendJson } from '../http/send-json.ts';
import { installedManifest } from './installed-manifest.ts';
import { readLogQuery } from './log-query.ts';
import { PluginIdParam } from './plugin-id-param.decorator.ts';
import { assertPluginsEnabled } from './plugin-switches.ts';

/** Tells one run of the server from the next: numbers of log lines start anew with each. */
const RUN = newId();

/** The newest lines of a plugin's log, which this node holds in memory. */
@Controller('api/v4/plugins/:plugin_id/logs')
export class LogsController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  /**
   * With `wait` the answer is held back until a line comes. `X-Patchbay-Run` names the run of the server: sent back as
   * `run` it has `after` count only within that run.
   */
  @Get()
  async logs(
    @PluginIdParam() pluginId: string,
    @Ctx() ctx: SessionContext,
    @Query() given: Record<string, unknown>,
    @Res() response: ServerResponse,
  ): Promise<void> {
    assertPluginsEnabled(this.#core);
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_plugins');
    const asked = readLogQuery(given);
    installedManifest(this.#host, pluginId);
    const after = asked.run === '' || asked.run === RUN ? asked.after : 0;
    const query = { after, lines: asked.lines, level: asked.level };
    let entries = this.#host.logs(pluginId, query);
    if (entries.length === 0 && asked.waitMs > 0) {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      entries = await this.#host.logsAfter(pluginId, after, gone.signal, asked.waitMs, asked.level);
      if (gone.signal.aborted) return;
    }
    response.setHeader('X-Patchbay-Run', RUN);
    sendJson(response, 200, entries.slice(-asked.lines));
  }
}
