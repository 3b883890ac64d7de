import { Controller, Delete, Get, HttpCode, Inject, Post as HttpPost, Put, Req, Res } from '@nestjs/common';
import { present, refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { etagOf, isUnchanged } from '../http/etag.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { goBool } from '../plugins/go-bool.ts';
import { assertMayEdit } from './edit-rules.ts';
import { idsOf } from './ids-body.ts';
import { assertHardened, newPostOf } from './new-post.ts';
import { EphemeralPost, NewPost, PostPatch, WholePost } from './post-bodies.ts';
import { postToRead } from './post-of-request.ts';
import { shownPost, shownPosts } from './shown.ts';

/** Posts (contract: rest.json, /api/v4/posts). */
@Controller('api/v4/posts')
export class PostsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @HttpPost()
  async create(
    @Ctx() ctx: SessionContext,
    @JsonBody(NewPost) body: z.infer<typeof NewPost>,
    @TextQuery('set_online') setOnline: string,
  ): Promise<unknown> {
    await this.#core.access.assertCanPost(ctx.session, body.channel_id);
    const online = setOnline === '' || goBool(setOnline);
    const post = await this.#core.posts.createByUser(pluginContext(ctx), newPostOf(this.#core, ctx, body), {
      setOnline: online,
    });
    if (online) await this.#core.statuses.seen(ctx.userId);
    return shownPost(this.#core, ctx, post, { isNew: true });
  }

  /** A post that one person sees once. */
  @HttpPost('ephemeral')
  async ephemeral(
    @Ctx() ctx: SessionContext,
    @JsonBody(EphemeralPost) body: z.infer<typeof EphemeralPost>,
  ): Promise<unknown> {
    await this.#core.access.assertCanInChannel(ctx.session, body.post.channel_id, 'create_post_ephemeral');
    const post = newPostOf(this.#core, ctx, body.post);
    const sent = this.#core.ephemeral.send(body.user_id, { ...post, create_at: 0 });
    return present('model.Post', sent);
  }

  /** Of several posts those that the client may read. */
  @HttpPost('ids')
  @HttpCode(200)
  async byIds(@Ctx() ctx: SessionContext, @JsonBody() body: unknown): Promise<unknown> {
    const found = await this.#core.posts.byIds(idsOf(body, 'post_ids'));
    const alive = found.filter((post) => post.delete_at === 0);
    const readable = new Set<string>();
    for (const id of new Set(alive.map((post) => post.channel_id))) {
      const channel = await this.#core.channels.get(id);
      if (await this.#core.access.canReadPosts(ctx.session, channel)) readable.add(id);
    }
    return shownPosts(
      this.#core,
      ctx,
      alive.filter((post) => readable.has(post.channel_id)),
    );
  }

  @Get(':post_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @TextQuery('include_deleted') includeDeleted: string,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    const withDeleted = goBool(includeDeleted);
    if (withDeleted) this.#core.access.assertCan(ctx.session, 'manage_system');
    const post = await postToRead(this.#core, ctx, postId, withDeleted);
    if (isUnchanged(request, response, etagOf(post.id, post.update_at))) return undefined;
    return shownPost(this.#core, ctx, post, { withDeleted });
  }

  @Put(':post_id')
  async update(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @JsonBody(WholePost) body: z.infer<typeof WholePost>,
  ): Promise<unknown> {
    if (body.id !== postId) throw invalidBodyParam('id');
    assertHardened(this.#core, ctx, body.props ?? {});
    const old = await assertMayEdit(this.#core, ctx, postId, body.message);
    const { file_ids, ...rest } = body;
    // Another's post is not theirs alone to lose its files: a list that is missing leaves them.
    const whole = { ...rest, props: body.props ?? {}, file_ids: file_ids ?? old.file_ids };
    return shownPost(this.#core, ctx, await this.#core.posts.update(pluginContext(ctx), whole));
  }

  @Put(':post_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @JsonBody(PostPatch) body: z.infer<typeof PostPatch>,
  ): Promise<unknown> {
    assertHardened(this.#core, ctx, body.props ?? {});
    const old = await assertMayEdit(this.#core, ctx, postId, body.message);
    const patch = { ...body, file_ids: body.file_ids ?? old.file_ids };
    return shownPost(this.#core, ctx, await this.#core.posts.patch(pluginContext(ctx), postId, patch));
  }

  /** With `permanent` for good, by administrators, where ServiceSettings.EnableAPIPostDeletion is on. */
  @Delete(':post_id')
  async delete(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @TextQuery('permanent') given: string,
  ): Promise<typeof OK> {
    const { access, config, posts } = this.#core;
    const permanent = goBool(given);
    if (permanent && config.get().ServiceSettings.EnableAPIPostDeletion !== true)
      throw refuse('api.post.delete_post.not_enabled.app_error', 'deletePost');
    if (permanent) access.assertCan(ctx.session, 'manage_system');
    await access.assertCanDeletePost(ctx.session, await posts.get(postId, permanent));
    if (permanent) await posts.deleteForGood(pluginContext(ctx), postId, ctx.userId);
    else await posts.delete(pluginContext(ctx), postId, ctx.userId);
    return OK;
  }
}
