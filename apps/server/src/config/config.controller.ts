import { Controller, Get, Header, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { readableConfig, refuse, type ConfigTree, type Core } from '@patchbay/core';
import type { Session } from '@patchbay/contract';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody, LocalOnly, Public } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { configAuthor } from './config-author.ts';

const Sections = z.record(z.string(), z.record(z.string(), z.unknown()));
const NO_STORE = 'no-cache, no-store, must-revalidate';

/** The system configuration (contract: rest.json, /api/v4/config); fields are filtered one by one. */
@Controller('api/v4/config')
export class ConfigController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  @Header('Cache-Control', NO_STORE)
  get(@Ctx() ctx: SessionContext): ConfigTree {
    this.#core.access.assertCanUseConsole(ctx.session, 'read');
    return this.#readable(ctx.session, this.#core.config.sanitized());
  }

  @Put()
  @Header('Cache-Control', NO_STORE)
  async save(
    @Ctx() ctx: SessionContext,
    @JsonBody(Sections) body: z.infer<typeof Sections>,
  ): Promise<ConfigTree> {
    this.#core.access.assertCanUseConsole(ctx.session, 'write');
    const saved = await this.#core.config.save(body, {
      ...configAuthor(this.#core, ctx),
      fromMachine: false,
    });
    await this.#core.config.settled();
    return this.#readable(ctx.session, saved);
  }

  /** On the machine itself (local socket) the settings that only the machine may change can be changed. */
  @Put('patch')
  @Header('Cache-Control', NO_STORE)
  async patch(
    @Ctx() ctx: SessionContext,
    @JsonBody(Sections) body: z.infer<typeof Sections>,
  ): Promise<ConfigTree> {
    this.#core.access.assertCanUseConsole(ctx.session, 'write');
    const saved = await this.#core.config.patch(body, configAuthor(this.#core, ctx));
    await this.#core.config.settled();
    return this.#readable(ctx.session, saved);
  }

  @Post('reload')
  @HttpCode(200)
  async reload(@Ctx() ctx: SessionContext): Promise<typeof OK> {
    this.#core.access.assertCan(ctx.session, 'reload_config');
    const { RestrictSystemAdmin } = this.#core.config.get().ExperimentalSettings;
    if (!ctx.session.local && RestrictSystemAdmin)
      throw refuse('api.restricted_system_admin', 'reloadConfig');
    await this.#core.config.reload();
    await this.#core.config.settled();
    return OK;
  }

  /** Upstream copies the configuration between a file and the database; here it lies in the database alone. */
  @Post('migrate')
  @LocalOnly()
  @HttpCode(200)
  migrate(): never {
    throw refuse('api.config.migrate_config.app_error', 'migrateConfig');
  }

  @Get('environment')
  environment(@Ctx() ctx: SessionContext): ConfigTree {
    return this.#readable(ctx.session, this.#core.config.environment());
  }

  @Get('client')
  @Public()
  client(@Ctx() ctx: RequestContext, @TextQuery('format') format: string): Promise<Record<string, string>> {
    if (format !== '' && format !== 'old') throw invalidBodyParam('format');
    return this.#core.clientConfig.get(ctx.session);
  }

  #readable(session: Session, config: object): ConfigTree {
    return readableConfig(config as ConfigTree, (permission) =>
      this.#core.access.hasPermissionTo(session, permission),
    );
  }
}
