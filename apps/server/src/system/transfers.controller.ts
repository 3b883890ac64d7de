import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import { noPresignedLinks, noSuchExport } from './errors.ts';

/** Bulk imports and exports. There are no jobs that would make any, so the lists are empty. */
@Controller('api/v4')
export class TransfersController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('imports')
  imports(@Ctx() ctx: SessionContext): string[] {
    return this.#empty(ctx);
  }

  @Delete('imports/:import_name')
  deleteImport(@Ctx() ctx: SessionContext): typeof OK {
    this.#empty(ctx);
    return OK;
  }

  @Get('exports')
  exports(@Ctx() ctx: SessionContext): string[] {
    return this.#empty(ctx);
  }

  @Get('exports/:export_name')
  download(@Ctx() ctx: SessionContext): never {
    this.#empty(ctx);
    throw noSuchExport();
  }

  @Delete('exports/:export_name')
  deleteExport(@Ctx() ctx: SessionContext): typeof OK {
    this.#empty(ctx);
    return OK;
  }

  @Post('exports/:export_name/presign-url')
  presign(@Ctx() ctx: SessionContext): never {
    this.#empty(ctx);
    throw noPresignedLinks();
  }

  #empty(ctx: SessionContext): string[] {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return [];
  }
}
