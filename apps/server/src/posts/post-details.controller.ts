import { Controller, Get, HttpCode, Inject, Param, Post as HttpPost, Query, Req, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { etagOf, isUnchanged } from '../http/etag.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { assertMayEdit } from './edit-rules.ts';
import { postInfo } from './post-info.ts';
import { postToRead } from './post-of-request.ts';
import { readOptions, threadPart, type Query as Asked } from './read-query.ts';
import { shownList, shownPost, shownPosts } from './shown.ts';

/** What there is around one post: its thread, its versions, its pin. */
@Controller('api/v4/posts/:post_id')
export class PostDetailsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('thread')
  async thread(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @Query() query: Asked,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    const part = threadPart(query);
    await postToRead(this.#core, ctx, postId);
    const list = await this.#core.postListing.thread(postId, readOptions(query, ctx.userId), part);
    const updates = Object.values(list.posts).map((post) => post?.update_at ?? 0);
    const etag = etagOf(list.order[0] ?? '', list.order.length, Math.max(0, ...updates));
    if (isUnchanged(request, response, etag)) return undefined;
    return shownList(this.#core, ctx, list);
  }

  /** Where a post is, for those who may go there, before they are in its channel. */
  @Get('info')
  info(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<unknown> {
    return postInfo(this.#core, ctx, postId);
  }

  /** Older versions, for the author alone. */
  @Get('edit_history')
  async history(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<unknown> {
    await this.#assertOwn(ctx, postId);
    const versions = await this.#core.posts.history(postId);
    return shownPosts(this.#core, ctx, versions, { withDeleted: true });
  }

  @HttpPost('restore/:restore_version_id')
  @HttpCode(200)
  async restore(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @Param('restore_version_id') versionId: string,
  ): Promise<unknown> {
    if (!/^[a-z0-9]{26}$/.test(versionId)) throw invalidUrlParam('restore_version_id');
    await this.#assertOwn(ctx, postId);
    const version = await this.#core.posts.version(versionId);
    await assertMayEdit(this.#core, ctx, postId, version.message);
    const post = await this.#core.posts.restore(pluginContext(ctx), postId, versionId, ctx.userId);
    return shownPost(this.#core, ctx, post);
  }

  @HttpPost('pin')
  @HttpCode(200)
  pin(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<typeof OK> {
    return this.#setPinned(ctx, postId, true);
  }

  @HttpPost('unpin')
  @HttpCode(200)
  unpin(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<typeof OK> {
    return this.#setPinned(ctx, postId, false);
  }

  async #setPinned(ctx: SessionContext, postId: string, isPinned: boolean): Promise<typeof OK> {
    await postToRead(this.#core, ctx, postId);
    await this.#core.posts.patch(pluginContext(ctx), postId, { is_pinned: isPinned });
    return OK;
  }

  async #assertOwn(ctx: SessionContext, postId: string): Promise<void> {
    const post = await this.#core.posts.find(postId);
    if (!post || post.user_id !== ctx.userId)
      throw refuse('api.context.permissions.app_error', 'Permissions', { permission: 'edit_post' });
    await this.#core.access.assertCanInChannel(ctx.session, post.channel_id, 'edit_post');
  }
}
