import { Controller, Delete, Get, HttpCode, Inject, Param, Post as HttpPost } from '@nestjs/common';
import { present, presentAll, refuse, type Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { idsOf } from '../posts/ids-body.ts';
import { postToRead, postWhereMay } from '../posts/post-of-request.ts';

const NewReaction = z.object({
  user_id: z.string().default(''),
  post_id: z.string().default(''),
  emoji_name: z.string().default(''),
});
const ID = /^[a-z0-9]{26}$/;
const LONGEST_NAME = 64;

/** Reactions to posts (contract: rest.json, /api/v4/reactions). */
@Controller('api/v4')
export class ReactionsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @HttpPost('reactions')
  @HttpCode(200)
  async add(
    @Ctx() ctx: SessionContext,
    @JsonBody(NewReaction) body: z.infer<typeof NewReaction>,
  ): Promise<unknown> {
    const { emoji_name, post_id, user_id } = body;
    const isWhole = ID.test(user_id) && ID.test(post_id) && emoji_name !== '';
    if (!isWhole || emoji_name.length > LONGEST_NAME)
      throw refuse('api.reaction.save_reaction.invalid.app_error', 'saveReaction');
    if (user_id !== ctx.userId) throw refuse('api.reaction.save_reaction.user_id.app_error', 'saveReaction');
    await postWhereMay(this.#core, ctx, post_id, 'add_reaction');
    return present('model.Reaction', await this.#core.reactions.add(pluginContext(ctx), body));
  }

  @Delete('users/:user_id/posts/:post_id/reactions/:emoji_name')
  async remove(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('post_id') postId: string,
    @Param('emoji_name') name: string,
  ): Promise<typeof OK> {
    await postWhereMay(this.#core, ctx, postId, 'remove_reaction');
    if (userId !== ctx.userId) this.#core.access.assertCan(ctx.session, 'remove_others_reactions');
    await this.#core.reactions.remove(pluginContext(ctx), {
      user_id: userId,
      post_id: postId,
      emoji_name: name,
    });
    return OK;
  }

  @Get('posts/:post_id/reactions')
  async ofPost(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<unknown> {
    await postToRead(this.#core, ctx, postId);
    return presentAll('model.Reaction', await this.#core.reactions.ofPost(postId));
  }

  /** Of several posts, by post; one of them that may not be read refuses them all. */
  @HttpPost('posts/ids/reactions')
  @HttpCode(200)
  async ofPosts(@Ctx() ctx: SessionContext, @JsonBody() body: unknown): Promise<unknown> {
    const ids = idsOf(body, 'post_ids');
    for (const id of ids) await postToRead(this.#core, ctx, id);
    const found = await this.#core.reactions.ofPosts(ids);
    return Object.fromEntries(
      Object.entries(found).map(([id, list]) => [id, presentAll('model.Reaction', list)]),
    );
  }
}
