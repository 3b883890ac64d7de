import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { zipSync } from 'fflate';
import type { ServerResponse } from 'node:http';
import { LOGGER, type Logger } from '../engine/logger.ts';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { SYSTEM_PARTS, type SystemParts } from '../system/system-parts.ts';
import { assertCanUnrestricted } from '../system/unrestricted.ts';
import { pluginFiles } from './plugin-files.ts';
import { serverFiles, type SupportFile } from './support-files.ts';

/** Where the archive says what could not be put into it. */
const WARNINGS_FILE = 'warning.txt';

/**
 * Everything that somebody needs who helps with this server, in one archive, without its secrets. (Mattermost gives it to
 * licensed servers only.)
 */
@Controller('api/v4/system/support_packet')
export class SupportPacketController {
  readonly #core: Core;
  readonly #host: PluginHost;
  readonly #parts: SystemParts;
  readonly #logger: Logger;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(PLUGIN_HOST) host: PluginHost,
    @Inject(SYSTEM_PARTS) parts: SystemParts,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#core = core;
    this.#host = host;
    this.#parts = parts;
    this.#logger = logger;
  }

  @Get()
  async packet(
    @Ctx() ctx: SessionContext,
    @Query('basic_server_logs') logs: unknown,
    @Query('plugin_packets') chosen: unknown,
    @Res() response: ServerResponse,
  ): Promise<void> {
    assertCanUnrestricted(this.#core, ctx.session, 'manage_system');
    const sources = { core: this.#core, host: this.#host, parts: this.#parts };
    const own = await serverFiles(sources, logs !== 'false');
    const added = await pluginFiles(this.#host, pluginContext(ctx), [chosen].flat().map(String));
    const warnings = [...own.warnings, ...added.warnings];
    for (const warning of warnings)
      this.#logger.warn('A part of the support packet could not be made', { warning });
    const files = [...own.files, ...added.files];
    if (warnings.length > 0) files.push({ name: WARNINGS_FILE, body: Buffer.from(warnings.join('\n')) });
    const archive = zipSync(entriesOf(files));
    const name = `mm_support_packet_Patchbay_${new Date().toISOString().slice(0, 16).replace(':', '-')}.zip`;
    response.writeHead(200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Length': archive.length,
      'Cache-Control': 'no-cache, no-store, must-revalidate',
    });
    response.end(archive);
  }
}

/** What the server says is not replaced by a plugin's file of the same name. */
function entriesOf(files: readonly SupportFile[]): Record<string, Uint8Array> {
  const entries: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  for (const { name, body } of files) {
    let free = name;
    for (let at = 2; free in entries; at += 1) free = `${at}-${name}`;
    entries[free] = body;
  }
  return entries;
}
