import { Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { LOGGER, type Logger } from '../engine/logger.ts';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody, Public, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody as SentBody } from '../http/json-body.middleware.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { logUnreadable } from '../system/errors.ts';
import { SYSTEM_PARTS, type SystemParts } from '../system/system-parts.ts';
import { assertCanUnrestricted } from '../system/unrestricted.ts';
import { readLogFilter } from './log-filter.ts';
import { readLogEnd, type LogEntry } from './log-lines.ts';

const ClientEntry = z.object({ level: z.string().default(''), message: z.string().default('') });
/** Longer messages of clients are cut to one less. */
const MESSAGE_LIMIT = 400;
const DEFAULT_LINES = 10_000;
const MOST_LINES = 10_000;

/** The server's log: its newest lines for administrators, and what clients add to it. */
@Controller('api/v4/logs')
export class ServerLogsController {
  readonly #core: Core;
  readonly #logger: Logger;
  readonly #parts: SystemParts;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(LOGGER) logger: Logger,
    @Inject(SYSTEM_PARTS) parts: SystemParts,
  ) {
    this.#core = core;
    this.#logger = logger;
    this.#parts = parts;
  }

  /** Lines as JSON texts, oldest first; page 0 is the newest. */
  @Get()
  async lines(
    @Ctx() ctx: SessionContext,
    @TextQuery('page') page: string,
    @TextQuery('logs_per_page') perPage: string,
  ): Promise<string[]> {
    const entries = await this.#read(ctx);
    return pageOf(entries, page, perPage).map((entry) => JSON.stringify(entry));
  }

  /** The same as objects, of those that a filter lets through, under the name of the node. */
  @Post('query')
  @HttpCode(200)
  async query(
    @Ctx() ctx: SessionContext,
    @RawJsonBody() sent: SentBody,
    @TextQuery('page') page: string,
    @TextQuery('logs_per_page') perPage: string,
  ): Promise<Record<string, LogEntry[]>> {
    assertCanUnrestricted(this.#core, ctx.session, 'get_logs');
    const wanted = readLogFilter('error' in sent ? undefined : sent.value);
    return { default: pageOf((await this.#read(ctx)).filter(wanted), page, perPage) };
  }

  @Get('download')
  async download(@Ctx() ctx: SessionContext, @Res() response: ServerResponse): Promise<void> {
    assertCanUnrestricted(this.#core, ctx.session, 'get_logs');
    if (this.#parts.logFile === undefined) throw logUnreadable('the log goes to stderr');
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="patchbay.log"');
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(createReadStream(this.#parts.logFile), response);
  }

  /** Errors of clients; at debug level unless an administrator, or a developer, sends them. */
  @Post()
  @Public()
  @HttpCode(200)
  log(
    @Ctx() ctx: RequestContext,
    @JsonBody(ClientEntry) body: z.infer<typeof ClientEntry>,
  ): z.infer<typeof ClientEntry> {
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

  async #read({ session }: SessionContext): Promise<LogEntry[]> {
    assertCanUnrestricted(this.#core, session, 'get_logs');
    if (this.#parts.logFile === undefined) throw logUnreadable('the log goes to stderr');
    try {
      return await readLogEnd(this.#parts.logFile);
    } catch (error) {
      throw logUnreadable(error instanceof Error ? error.message : String(error));
    }
  }
}

function pageOf(entries: readonly LogEntry[], page: string, perPage: string): LogEntry[] {
  const count = /^\d{1,9}$/.test(perPage) ? Math.min(Number(perPage), MOST_LINES) : DEFAULT_LINES;
  const skipped = /^\d{1,9}$/.test(page) ? Number(page) * count : 0;
  const end = Math.max(0, entries.length - skipped);
  return entries.slice(Math.max(0, end - count), end);
}
