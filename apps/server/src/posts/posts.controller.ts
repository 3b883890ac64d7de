import { Controller, Delete, Get, Inject, Post as HttpPost, Put } from '@nestjs/common';
import { present, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { EphemeralPost, NewPost, PostPatch, WholePost } from './post-bodies.ts';

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
    const { access, posts } = this.#core;
    await access.assertCanPost(ctx.session, body.channel_id);
    // Only who may import may choose the time.
    const createAt = access.hasPermissionTo(ctx.session, 'manage_system') ? body.create_at : 0;
    const post = await posts.createByUser(
      pluginContext(ctx),
      { ...body, create_at: createAt ?? 0, user_id: ctx.userId },
      { setOnline: setOnline !== 'false' },
    );
    return present('model.Post', post);
  }

  /** A post that one person sees once. */
  @HttpPost('ephemeral')
  async ephemeral(
    @Ctx() ctx: SessionContext,
    @JsonBody(EphemeralPost) body: z.infer<typeof EphemeralPost>,
  ): Promise<unknown> {
    await this.#core.access.assertCanInChannel(ctx.session, body.post.channel_id, 'create_post_ephemeral');
    const { create_at: _chosen, ...post } = body.post;
    return present('model.Post', this.#core.ephemeral.send(body.user_id, { ...post, user_id: ctx.userId }));
  }

  @Get(':post_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @TextQuery('include_deleted') includeDeleted: string,
  ): Promise<unknown> {
    const deleted =
      includeDeleted === 'true' && this.#core.access.hasPermissionTo(ctx.session, 'manage_system');
    const post = await this.#core.posts.get(postId, deleted);
    await this.#core.access.assertCanReadChannel(ctx.session, post.channel_id);
    return present('model.Post', post);
  }

  @Put(':post_id')
  async update(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @JsonBody(WholePost) body: z.infer<typeof WholePost>,
  ): Promise<unknown> {
    if (body.id !== postId) throw invalidBodyParam('id');
    await this.#core.access.assertCanEditPost(ctx.session, await this.#core.posts.get(postId));
    return present('model.Post', await this.#core.posts.update(pluginContext(ctx), body));
  }

  @Put(':post_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @JsonBody(PostPatch) body: z.infer<typeof PostPatch>,
  ): Promise<unknown> {
    await this.#core.access.assertCanEditPost(ctx.session, await this.#core.posts.get(postId));
    return present('model.Post', await this.#core.posts.patch(pluginContext(ctx), postId, body));
  }

  @Delete(':post_id')
  async delete(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<typeof OK> {
    await this.#core.access.assertCanDeletePost(ctx.session, await this.#core.posts.get(postId));
    await this.#core.posts.delete(pluginContext(ctx), postId, ctx.userId);
    return OK;
  }

  @Get(':post_id/thread')
  async thread(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<unknown> {
    const post = await this.#core.posts.get(postId);
    await this.#core.access.assertCanReadChannel(ctx.session, post.channel_id);
    return present('model.PostList', await this.#core.postListing.thread(postId));
  }
}
