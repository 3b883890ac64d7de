import { Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { LOGGER, type Logger } from '../engine/logger.ts';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody, Public } from '../http/decorators.ts';
import type { RequestContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';

const Names = z.array(z.string());
const LogEntry = z.object({ level: z.string().default(''), message: z.string().default('') });
/** Longer messages of clients are cut to one less. */
const MESSAGE_LIMIT = 400;

/** Small endpoints about the server as a whole. */
@Controller('api/v4')
export class SystemController {
  readonly #core: Core;
  readonly #logger: Logger;

  constructor(@Inject(CORE) core: Core, @Inject(LOGGER) logger: Logger) {
    this.#core = core;
    this.#logger = logger;
  }

  @Get('system/ping')
  @Public()
  async ping(
    @TextQuery('get_server_status') withStatus: string,
    @TextQuery('use_rest_semantics') restSemantics: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<Record<string, string>> {
    const isHealthy = withStatus === '' || (await this.#core.system.isHealthy());
    if (!isHealthy && restSemantics !== 'true') response.statusCode = 500;
    const status = isHealthy ? 'OK' : 'UNHEALTHY';
    return {
      status,
      AndroidLatestVersion: '',
      AndroidMinVersion: '',
      DesktopLatestVersion: '',
      DesktopMinVersion: '',
      IosLatestVersion: '',
      IosMinVersion: '',
      ...(withStatus === '' ? {} : { database_status: status, filestore_status: 'OK' }),
    };
  }

  /** There is never a license. */
  @Get('license/client')
  @Public()
  license(): Record<string, string> {
    return { IsLicensed: 'false' };
  }

  /** There are no custom emoji yet. */
  @Post('emoji/names')
  @HttpCode(200)
  emoji(@JsonBody(Names) _names: string[]): unknown[] {
    if (!this.#core.config.get().ServiceSettings.EnableCustomEmoji)
      throw refuse('api.emoji.disabled.app_error', 'getEmojisByNames');
    return [];
  }

  /** Errors of clients go to the server's log; at debug level unless an administrator, or a developer, sends them. */
  @Post('logs')
  @Public()
  @HttpCode(200)
  log(
    @Ctx() ctx: RequestContext,
    @JsonBody(LogEntry) body: z.infer<typeof LogEntry>,
  ): z.infer<typeof LogEntry> {
    const isDeveloper = this.#core.config.get().ServiceSettings.EnableDeveloper === true;
    if (!ctx.session && !isDeveloper)
      throw refuse('api.context.permissions.app_error', 'postLog', { permission: 'a session' });
    const trusted =
      isDeveloper || (ctx.session && this.#core.access.hasPermissionTo(ctx.session, 'manage_system'));
    const message =
      body.message.length > MESSAGE_LIMIT ? body.message.slice(0, MESSAGE_LIMIT - 1) : body.message;
    const level = trusted && body.level.toUpperCase() === 'ERROR' ? 'error' : 'debug';
    this.#logger[level]('A client reports', { client_message: message, user_id: ctx.userId });
    return { level: body.level, message };
  }
}
