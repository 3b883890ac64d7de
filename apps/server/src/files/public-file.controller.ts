import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, Public } from '../http/decorators.ts';
import type { RequestContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { assertMayDownload } from './readable-file.ts';
import { sendStoredFile } from './send-stored-file.ts';

/** Whether a path that is none of the API's belongs to {@link PublicFileController}. */
export function isPublicFile(url: string): boolean {
  return /^\/files\/[^/?]+\/public\/?(\?|$)/.test(url);
}

/** Files for anyone who has the link (FileSettings.EnablePublicLink). */
@Controller('files/:file_id/public')
export class PublicFileController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  @Public()
  async file(
    @Ctx() ctx: RequestContext,
    @IdParam('file_id') fileId: string,
    @TextQuery('h') hash: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const { config, files } = this.#core;
    if (!config.get().FileSettings.EnablePublicLink)
      throw refuse('api.file.get_public_link.disabled.app_error', 'getPublicFile');
    // Whoever has no link learns nothing of which files there are.
    if (!files.isPublicHash(fileId, hash))
      throw refuse('api.file.get_file.public_invalid.app_error', 'getPublicFile');
    const info = await files.get(fileId);
    await assertMayDownload(this.#core, ctx, response, info, 'public');
    await sendStoredFile(files, request, response, {
      path: info.Path,
      name: info.name,
      type: info.mime_type,
      changedAt: info.update_at,
      download: false,
    });
  }
}
