import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, OptionalJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { IntegrationCaller } from './integration-caller.ts';

const Action = z.object({
  selected_option: z.string().default(''),
  cookie: z.string().default(''),
});

/** Buttons and menus of posts (contract: rest.json, /posts/{post_id}/actions). */
@Controller('api/v4/posts/:post_id/actions')
export class PostActionsController {
  readonly #core: Core;
  readonly #caller: IntegrationCaller;

  constructor(@Inject(CORE) core: Core, @Inject(IntegrationCaller) caller: IntegrationCaller) {
    this.#core = core;
    this.#caller = caller;
  }

  /** Whoever can read the channel may press: the one of the post, or of the cookie that an ephemeral post came with. */
  @Post(':action_id')
  @HttpCode(200)
  async act(
    @Ctx() ctx: SessionContext,
    @IdParam('post_id') postId: string,
    @Param('action_id') actionId: string,
    @OptionalJsonBody() body: JsonBody,
  ): Promise<unknown> {
    const { cookie: sealed, selected_option: selectedOption } = readJson(body, Action);
    const cookie = sealed === '' ? undefined : this.#core.actionCookies.read(sealed);
    const channelId = cookie?.channel_id ?? (await this.#core.posts.get(postId)).channel_id;
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    const triggerId = await this.#core.postActions.act(
      pluginContext(ctx),
      { postId, actionId, userId: ctx.userId, selectedOption, cookie },
      (url, request) => this.#caller.call(ctx, url, request),
    );
    return { status: 'OK', trigger_id: triggerId };
  }
}
