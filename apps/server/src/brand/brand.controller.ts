import { Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { withImage, type ImageRefusals } from '../files/receive-image.ts';
import { Ctx, Public } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';

const WHERE = 'uploadBrandImage';

const REFUSALS: ImageRefusals = {
  tooLarge: (limit) => refuse('api.admin.upload_brand_image.too_large.app_error', WHERE, { limit }),
  malformed: (detail) => refuse('api.admin.upload_brand_image.parse.app_error', WHERE, {}, detail),
  missing: () => refuse('api.admin.upload_brand_image.no_file.app_error', WHERE),
};

/** The picture beside the login (contract: rest.json, /api/v4/brand). */
@Controller('api/v4/brand/image')
export class BrandController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** For people who are about to log in too; 404 without a body when there is none. */
  @Get()
  @Public()
  async get(@Res() response: ServerResponse): Promise<void> {
    const image = await this.#core.brandImage.get();
    if (!image) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': image.length }).end(image);
  }

  @Post()
  async set(@Ctx() ctx: SessionContext, @Req() request: IncomingMessage): Promise<typeof OK> {
    const { access, brandImage, fileUploads } = this.#core;
    access.assertCan(ctx.session, 'edit_brand');
    await withImage(this.#core, request, fileUploads.limit, REFUSALS, ({ path }) => brandImage.set(path));
    return OK;
  }

  @Delete()
  async remove(@Ctx() ctx: SessionContext): Promise<typeof OK> {
    this.#core.access.assertCan(ctx.session, 'edit_brand');
    await this.#core.brandImage.remove();
    return OK;
  }
}
