import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { PostList } from '@patchbay/contract';
import type { Core, Page, ReadOptions } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { etagOf, isUnchanged } from '../http/etag.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { goBool } from '../plugins/go-bool.ts';
import { postId, readOptions, text, time, type Query as Asked } from './read-query.ts';
import { shownList } from './shown.ts';

/** The posts of a channel. */
@Controller('api/v4/channels/:channel_id')
export class ChannelPostsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** A page, or what changed `since`, or what is `after` or `before` a post; the first of them that is given counts. */
  @Get('posts')
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @PageQuery() page: Page,
    @Query() query: Asked,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    const asked = {
      page,
      after: postId(query, 'after'),
      before: postId(query, 'before'),
      since: time(query, 'since'),
    };
    const includeDeleted = goBool(text(query, 'include_deleted'));
    if (includeDeleted) this.#core.access.assertCan(ctx.session, 'manage_system');
    await this.#core.access.assertCanReadPosts(ctx.session, channelId);
    const options = { ...readOptions(query, ctx.userId), includeDeleted };
    if (asked.since === 0 && (await this.#isUnchanged(channelId, options, request, response)))
      return undefined;
    const list = await this.#read(channelId, asked, options);
    return shownList(this.#core, ctx, list, { withDeleted: includeDeleted });
  }

  @Get('pinned')
  async pinned(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    await this.#core.access.assertCanReadPosts(ctx.session, channelId);
    const list = await this.#core.postListing.pinned(channelId);
    const updates = Object.values(list.posts).map((post) => post?.update_at ?? 0);
    const etag = etagOf(list.order[0] ?? '', list.order.length, Math.max(0, ...updates));
    if (isUnchanged(request, response, etag)) return undefined;
    return shownList(this.#core, ctx, list);
  }

  async #isUnchanged(
    channelId: string,
    options: ReadOptions,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const last = await this.#core.postListing.lastUpdate(channelId, options.collapsedThreads === true);
    return isUnchanged(request, response, etagOf(last));
  }

  #read(
    channelId: string,
    asked: { page: Page; since: number; after: string; before: string },
    options: ReadOptions,
  ): Promise<PostList> {
    const { postListing } = this.#core;
    const { page, since, after, before } = asked;
    if (since > 0) return postListing.since(channelId, since, options);
    if (after !== '') return postListing.after(channelId, after, page, options);
    if (before !== '') return postListing.before(channelId, before, page, options);
    return postListing.forChannel(channelId, page, options);
  }
}
