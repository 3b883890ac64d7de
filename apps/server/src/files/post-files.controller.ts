import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FileInfo } from '@patchbay/contract';
import { presentAll, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { sendJson } from '../http/send-json.ts';

const MAX_AGE_SECONDS = 2_592_000;

/** The files of a post (contract: rest.json, /api/v4/posts). */
@Controller('api/v4/posts/:post_id/files/info')
export class PostFilesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async infos(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @TextQuery('include_deleted') includeDeleted: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const { access, files, posts } = this.#core;
    const deleted = includeDeleted === 'true';
    if (deleted) access.assertCan(ctx.session, 'manage_system');
    const post = await posts.get(postId, deleted);
    await access.assertCanReadChannel(ctx.session, post.channel_id);
    const infos = (await files.infosOfPosts([postId], deleted)).get(postId) ?? [];
    const tag = tagOf(postId, infos);
    response.setHeader('ETag', tag);
    response.setHeader('Cache-Control', `max-age=${MAX_AGE_SECONDS}, private`);
    if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
    else sendJson(response, 200, presentAll('model.FileInfo', infos));
  }
}

function tagOf(postId: string, infos: readonly FileInfo[]): string {
  return [postId, infos.length, Math.max(0, ...infos.map((info) => info.update_at))].join('.');
}
