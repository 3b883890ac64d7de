import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { present, refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { goBool } from '../plugins/go-bool.ts';
import { assertMayDownload, readableFile } from './readable-file.ts';
import { sendStoredFile } from './send-stored-file.ts';
import { siteUrlOf } from './site-url.ts';

const INFO_MAX_AGE_SECONDS = 2_592_000;

/** Files and their pictures (contract: rest.json, /api/v4/files). */
@Controller('api/v4/files/:file_id')
export class FilesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async file(
    @Ctx() ctx: SessionContext,
    @IdParam('file_id') fileId: string,
    @TextQuery('download') download: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const info = await readableFile(this.#core, ctx.session, fileId);
    await assertMayDownload(this.#core, ctx, response, info, 'file');
    await sendStoredFile(this.#core.files, request, response, {
      path: info.Path,
      name: info.name,
      type: info.mime_type,
      changedAt: info.update_at,
      download: goBool(download),
    });
  }

  @Get('thumbnail')
  async thumbnail(
    @Ctx() ctx: SessionContext,
    @IdParam('file_id') fileId: string,
    @TextQuery('download') download: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const info = await readableFile(this.#core, ctx.session, fileId);
    if (info.ThumbnailPath === '')
      throw refuse('api.file.get_file_thumbnail.no_thumbnail.app_error', 'getFileThumbnail');
    await assertMayDownload(this.#core, ctx, response, info, 'thumbnail');
    await sendStoredFile(this.#core.files, request, response, {
      ...pictureOf(info.ThumbnailPath),
      name: info.name,
      changedAt: info.update_at,
      download: goBool(download),
    });
  }

  @Get('preview')
  async preview(
    @Ctx() ctx: SessionContext,
    @IdParam('file_id') fileId: string,
    @TextQuery('download') download: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const info = await readableFile(this.#core, ctx.session, fileId);
    if (info.PreviewPath === '')
      throw refuse('api.file.get_file_preview.no_preview.app_error', 'getFilePreview');
    await assertMayDownload(this.#core, ctx, response, info, 'preview');
    await sendStoredFile(this.#core.files, request, response, {
      ...pictureOf(info.PreviewPath),
      name: info.name,
      changedAt: info.update_at,
      download: goBool(download),
    });
  }

  @Get('info')
  async info(
    @Ctx() ctx: SessionContext,
    @IdParam('file_id') fileId: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    const info = await readableFile(this.#core, ctx.session, fileId);
    response.setHeader('Cache-Control', `max-age=${INFO_MAX_AGE_SECONDS}, private`);
    return present('model.FileInfo', info);
  }

  /** The address under which anyone may load the file. */
  @Get('link')
  async link(
    @Ctx() ctx: SessionContext,
    @IdParam('file_id') fileId: string,
    @Req() request: IncomingMessage,
  ): Promise<unknown> {
    const { config, files } = this.#core;
    if (!config.get().FileSettings.EnablePublicLink)
      throw refuse('api.file.get_public_link.disabled.app_error', 'getPublicLink');
    const info = await readableFile(this.#core, ctx.session, fileId);
    if (info.post_id === '') throw refuse('api.file.get_public_link.no_post.app_error', 'getPublicLink');
    return { link: siteUrlOf(config, request) + files.publicPath(info.id) };
  }
}

function pictureOf(path: string): { path: string; type: string } {
  return { path, type: path.endsWith('.png') ? 'image/png' : 'image/jpeg' };
}
