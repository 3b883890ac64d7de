import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Post as HttpPost,
  Param,
  Put,
  Query,
} from '@nestjs/common';
import {
  presentThread,
  refuse,
  type Core,
  type Page,
  type ThreadsQuery,
  type ThreadView,
} from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { goBool } from '../plugins/go-bool.ts';
import { postToRead } from '../posts/post-of-request.ts';
import { postId, text, time, type Query as Asked } from '../posts/read-query.ts';

/** The threads that someone follows (upstream: api4/user.go, /users/{user_id}/teams/{team_id}/threads). */
@Controller('api/v4/users/:user_id/teams/:team_id/threads')
export class ThreadsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @PageQuery() { perPage }: Page,
    @Query() query: Asked,
  ): Promise<unknown> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    const asked = threadsQuery(query, perPage);
    const { threads, ...totals } = await this.#core.threads.list(userId, teamId, asked);
    return { ...totals, threads: threads && (await this.#shown(ctx, threads)) };
  }

  @Put('read')
  async readAll(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    await this.#core.threads.readAll(userId, teamId);
    return OK;
  }

  @Get(':thread_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') _teamId: string,
    @IdParam('thread_id') threadId: string,
    @Query() query: Asked,
  ): Promise<unknown> {
    await this.#assertMay(ctx, userId, threadId);
    return this.#one(ctx, await this.#core.threads.get(userId, threadId, goBool(text(query, 'extended'))));
  }

  @Put(':thread_id/following')
  follow(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @IdParam('thread_id') threadId: string,
  ): Promise<typeof OK> {
    return this.#setFollowing(ctx, { userId, teamId, threadId }, true);
  }

  @Delete(':thread_id/following')
  unfollow(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @IdParam('thread_id') threadId: string,
  ): Promise<typeof OK> {
    return this.#setFollowing(ctx, { userId, teamId, threadId }, false);
  }

  @Put(':thread_id/read/:timestamp')
  async read(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @IdParam('thread_id') threadId: string,
    @Param('timestamp') timestamp: string,
  ): Promise<unknown> {
    if (!/^\d{1,16}$/.test(timestamp) || Number(timestamp) === 0) throw invalidUrlParam('timestamp');
    await this.#assertMay(ctx, userId, threadId);
    return this.#one(ctx, await this.#core.threads.read(userId, teamId, threadId, Number(timestamp)));
  }

  @HttpPost(':thread_id/set_unread/:post_id')
  @HttpCode(200)
  async setUnread(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @IdParam('thread_id') threadId: string,
    @IdParam('post_id') fromId: string,
  ): Promise<unknown> {
    await this.#assertMay(ctx, userId, threadId);
    const post = await this.#core.posts.get(fromId);
    return this.#one(ctx, await this.#core.threads.unreadFrom(userId, teamId, threadId, post));
  }

  async #setFollowing(
    ctx: SessionContext,
    { teamId, threadId, userId }: { userId: string; teamId: string; threadId: string },
    following: boolean,
  ): Promise<typeof OK> {
    await this.#assertMay(ctx, userId, threadId);
    await this.#core.threads.follow(userId, teamId, threadId, following);
    return OK;
  }

  async #assertMay(ctx: SessionContext, userId: string, threadId: string): Promise<void> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await postToRead(this.#core, ctx, threadId);
  }

  async #one(ctx: SessionContext, thread: ThreadView): Promise<unknown> {
    return (await this.#shown(ctx, [thread]))[0];
  }

  async #shown(ctx: SessionContext, threads: readonly ThreadView[]): Promise<unknown[]> {
    const viewer = { userId: ctx.userId, session: ctx.session };
    const roots = threads.map((thread) => thread.post);
    const shown = await this.#core.postViews.forClient(roots, viewer, { context: pluginContext(ctx) });
    return threads.map((thread, index) => presentThread({ ...thread, post: shown[index] ?? thread.post }));
  }
}

function threadsQuery(query: Asked, perPage: number): ThreadsQuery {
  const flag = (name: string) => goBool(text(query, name));
  const asked = {
    since: time(query, 'since'),
    before: postId(query, 'before'),
    after: postId(query, 'after'),
    perPage: text(query, 'per_page') === '' ? DEFAULT_PAGE : perPage,
    deleted: flag('deleted'),
    unread: flag('unread'),
    extended: flag('extended'),
    totalsOnly: flag('totalsOnly'),
    threadsOnly: flag('threadsOnly'),
    excludeDirect: flag('excludeDirect'),
  };
  if (asked.before !== '' && asked.after !== '')
    throw refuse('api.getThreadsForUser.bad_params', 'api.getThreadsForUser');
  if (asked.totalsOnly && asked.threadsOnly)
    throw refuse('api.getThreadsForUser.bad_only_params', 'api.getThreadsForUser');
  if (asked.perPage === 0) throw invalidBodyParam('per_page');
  return asked;
}

/** Threads of a page, unless the client says. */
const DEFAULT_PAGE = 30;
