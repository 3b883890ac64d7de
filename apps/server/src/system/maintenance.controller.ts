import { Controller, Delete, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { z } from 'zod';
import { LOGGER, type Logger } from '../engine/logger.ts';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody, LocalOnly, RawJsonBody } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import type { JsonBody as SentBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { noRestart, noS3, s3SettingsMissing, siteUrlNotOurs } from './errors.ts';
import { ServerBusy } from './server-busy.ts';
import { SYSTEM_PARTS, type SystemParts } from './system-parts.ts';
import { assertCanUnrestricted } from './unrestricted.ts';

const SiteUrl = z.object({ site_url: z.string().min(1) });
const StoreSettings = z.looseObject({ FileSettings: z.record(z.string(), z.unknown()).catch({}) });

const DEFAULT_BUSY_SECONDS = 3_600;
const MOST_BUSY_SECONDS = 86_400;
/** A site URL must answer by then, in milliseconds. */
const SITE_URL_DEADLINE_MS = 10_000;

/** What an administrator does to the server itself. */
@Controller('api/v4')
export class MaintenanceController {
  readonly #core: Core;
  readonly #busy: ServerBusy;
  readonly #parts: SystemParts;
  readonly #logger: Logger;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(ServerBusy) busy: ServerBusy,
    @Inject(SYSTEM_PARTS) parts: SystemParts,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#core = core;
    this.#busy = busy;
    this.#parts = parts;
    this.#logger = logger;
  }

  /** Connections to the database are one for writing and one for reading, always: there is nothing to renew. */
  @Post('database/recycle')
  @HttpCode(200)
  recycle(@Ctx() ctx: SessionContext): typeof OK {
    assertCanUnrestricted(this.#core, ctx.session, 'recycle_database_connections');
    return OK;
  }

  @Post('caches/invalidate')
  @HttpCode(200)
  @Header('Cache-Control', 'no-cache, no-store, must-revalidate')
  async invalidateCaches(@Ctx() ctx: SessionContext): Promise<typeof OK> {
    assertCanUnrestricted(this.#core, ctx.session, 'invalidate_caches');
    await this.#core.config.reload();
    return OK;
  }

  @Post('site_url/test')
  @HttpCode(200)
  async testSiteUrl(@Ctx() ctx: SessionContext, @RawJsonBody() sent: SentBody): Promise<typeof OK> {
    assertCanUnrestricted(this.#core, ctx.session, 'test_site_url');
    const { site_url: siteUrl } = readJson(sent, SiteUrl);
    if (!URL.canParse(siteUrl)) throw invalidBodyParam('site_url');
    const answer = await this.#core.outgoing
      .request(`${siteUrl.replace(/\/+$/, '')}/api/v4/system/ping`, {
        trusted: true,
        deadlineMs: SITE_URL_DEADLINE_MS,
      })
      .catch(() => undefined);
    if (answer?.status !== 200) throw siteUrlNotOurs();
    return OK;
  }

  @Post('file/s3_test')
  @HttpCode(200)
  testS3(@Ctx() ctx: SessionContext, @JsonBody(StoreSettings) config: z.infer<typeof StoreSettings>): never {
    this.#core.access.assertCan(ctx.session, 'test_s3');
    const { FileSettings: given } = config;
    const wanted = Object.keys(this.#core.config.get().FileSettings);
    if (wanted.some((name) => given[name] === undefined || given[name] === null)) throw s3SettingsMissing();
    throw noS3();
  }

  /** The store is a folder; whoever can read this can write there. */
  @Post('file/test')
  @HttpCode(200)
  testFiles(@Ctx() ctx: SessionContext): typeof OK {
    this.#core.access.assertCan(ctx.session, 'test_s3');
    return OK;
  }

  @Get('server_busy')
  getBusy(@Ctx() ctx: SessionContext): ReturnType<ServerBusy['view']> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return this.#busy.view(Date.now());
  }

  @Post('server_busy')
  @HttpCode(200)
  setBusy(@Ctx() ctx: SessionContext, @TextQuery('seconds') seconds: string): typeof OK {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    const asked = seconds === '' ? DEFAULT_BUSY_SECONDS : Number(seconds);
    if (!Number.isInteger(asked) || asked < 1 || asked > MOST_BUSY_SECONDS) throw invalidUrlParam('seconds');
    this.#busy.set(asked, Date.now());
    this.#logger.warn('The server was said to be busy: searches and typing notices are off', {
      seconds: asked,
    });
    return OK;
  }

  @Delete('server_busy')
  clearBusy(@Ctx() ctx: SessionContext): typeof OK {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    this.#busy.clear();
    return OK;
  }

  @Post('restart')
  @HttpCode(200)
  restart(@Ctx() ctx: SessionContext): typeof OK {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    if (!this.#parts.restart) throw noRestart();
    // After the answer has gone out.
    setImmediate(this.#parts.restart);
    return OK;
  }

  /** Foreign keys and unit of work keep the tables whole: there is nothing to find. */
  @Post('integrity')
  @LocalOnly()
  @HttpCode(200)
  integrity(): unknown[] {
    return [];
  }
}
