import { Controller, Get, HttpCode, Inject, Post as HttpPost, Query, Req, Res } from '@nestjs/common';
import { isId, type Core, type Page } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody, OptionalJsonBody } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import { etagOf, isUnchanged } from '../http/etag.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { readJson } from '../http/read-json.ts';
import type { JsonBody as Body } from '../http/json-body.middleware.ts';
import type { SessionContext } from '../http/request-context.ts';
import { PostReminder, Unread } from './post-bodies.ts';
import { postToRead } from './post-of-request.ts';
import { limit, readOptions, text, type Query as Asked } from './read-query.ts';
import { shownList } from './shown.ts';

const AROUND = 60;

/** What someone keeps of posts: flags, how far they have read, reminders. */
@Controller('api/v4/users/:user_id')
export class UserPostsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Flagged posts in the channels that the person is in. */
  @Get('posts/flagged')
  async flagged(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @PageQuery() page: Page,
    @Query() query: Asked,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const [channelId, teamId] = [text(query, 'channel_id'), text(query, 'team_id')];
    for (const id of [channelId, teamId]) if (id !== '' && !isId(id)) throw invalidBodyParam('team_id');
    const list = await this.#core.flaggedPosts.list(userId, { channelId, teamId }, page);
    return shownList(this.#core, ctx, list);
  }

  /** The posts around the first one that the person has not read; the newest ones when all is read. */
  @Get('channels/:channel_id/posts/unread')
  async unread(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('channel_id') channelId: string,
    @Query() query: Asked,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.access.assertCanReadPosts(ctx.session, channelId);
    const limits = {
      before: limit(query, 'limit_before', AROUND),
      after: limit(query, 'limit_after', AROUND),
    };
    if (limits.after === 0) throw invalidUrlParam('limit_after');
    const options = readOptions(query, userId);
    const { last_viewed_at } = await this.#core.channelMembers.get(channelId, userId);
    const { postListing } = this.#core;
    const around =
      last_viewed_at > 0 ? await postListing.around(channelId, last_viewed_at, limits, options) : undefined;
    if (around) return shownList(this.#core, ctx, around);
    const last = await postListing.lastUpdate(channelId, options.collapsedThreads === true);
    if (isUnchanged(request, response, etagOf(last))) return undefined;
    const newest = await postListing.forChannel(channelId, { page: 0, perPage: limits.before }, options);
    return shownList(this.#core, ctx, newest);
  }

  /** Makes a channel unread from a post on. */
  @HttpPost('posts/:post_id/set_unread')
  @HttpCode(200)
  async setUnread(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('post_id') postId: string,
    @OptionalJsonBody() body: Body,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const post = await postToRead(this.#core, ctx, postId);
    const { collapsed_threads_supported: foldsThreads } = readJson(body, Unread);
    return this.#core.unreadPosts.markFrom(post, userId, foldsThreads);
  }

  @HttpPost('posts/:post_id/reminder')
  @HttpCode(200)
  async remind(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('post_id') postId: string,
    @JsonBody(PostReminder) body: z.infer<typeof PostReminder>,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const post = await postToRead(this.#core, ctx, postId);
    await this.#core.postReminders.set(post, userId, body.target_time);
    return OK;
  }
}
