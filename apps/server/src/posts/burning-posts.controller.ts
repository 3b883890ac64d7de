import { Controller, Delete, Get, Inject } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { postToRead } from './post-of-request.ts';

/** Posts that are gone once they are read. Making one needs a licence: of those that there are none is one. */
@Controller('api/v4/posts/:post_id')
export class BurningPostsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('reveal')
  async reveal(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<never> {
    const post = await postToRead(this.#core, ctx, postId);
    if (!(await this.#core.channelMembers.isMember(post.channel_id, ctx.userId)))
      throw refuse('api.post.reveal_post.user_not_in_channel.app_error', 'revealPost');
    if (post.user_id === ctx.userId)
      throw refuse('api.post.reveal_post.cannot_reveal_own_post.app_error', 'revealPost');
    throw refuse('app.reveal_post.not_burn_on_read.app_error', 'RevealPost');
  }

  @Delete('burn')
  async burn(@Ctx() ctx: SessionContext, @IdParam('post_id') postId: string): Promise<never> {
    const post = await postToRead(this.#core, ctx, postId);
    if (!(await this.#core.channelMembers.isMember(post.channel_id, ctx.userId)))
      throw refuse('api.post.burn_post.user_not_in_channel.app_error', 'burnPost');
    throw refuse('app.burn_post.not_burn_on_read.app_error', 'BurnPost');
  }
}
