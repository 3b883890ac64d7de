import { Controller, Delete, Get, Inject, Post as HttpPost } from '@nestjs/common';
import type { Draft } from '@patchbay/contract';
import { fill, present, presentAll, refuse, type Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';

const props = z.record(z.string(), z.unknown());

const NewDraft = z.object({
  channel_id: z.string().length(26),
  root_id: z.string().default(''),
  message: z.string().default(''),
  props: props.nullish(),
  file_ids: z.array(z.string()).nullish(),
  priority: props.nullish(),
});

/** Messages that people have begun (upstream: api4/drafts.go). Everybody has only their own. */
@Controller('api/v4')
export class DraftsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Keeps a draft; an empty text removes it, and is answered with null. */
  @HttpPost('drafts')
  async upsert(@Ctx() ctx: SessionContext, @RawJsonBody() raw: JsonBody): Promise<unknown> {
    this.#core.drafts.assertEnabled('upsertDraft');
    const body = readJson(raw, NewDraft);
    await this.#core.access.assertCanPost(ctx.session, body.channel_id);
    const draft = await this.#core.drafts.upsert(
      pluginContext(ctx),
      fill<Draft>('model.Draft', { ...body, user_id: ctx.userId }),
    );
    return draft ? present('model.Draft', draft) : null;
  }

  @Get('users/:user_id/teams/:team_id/drafts')
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<unknown> {
    this.#core.drafts.assertEnabled('getDrafts');
    this.#assertOwn(ctx, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return presentAll('model.Draft', await this.#core.drafts.list(ctx.userId, teamId));
  }

  @Delete('users/:user_id/channels/:channel_id/drafts')
  delete(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('channel_id') channelId: string,
  ): Promise<typeof OK> {
    return this.#delete(ctx, userId, channelId, '');
  }

  @Delete('users/:user_id/channels/:channel_id/drafts/:thread_id')
  deleteOfThread(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('channel_id') channelId: string,
    @IdParam('thread_id') threadId: string,
  ): Promise<typeof OK> {
    return this.#delete(ctx, userId, channelId, threadId);
  }

  async #delete(ctx: SessionContext, userId: string, channelId: string, rootId: string): Promise<typeof OK> {
    this.#core.drafts.assertEnabled('deleteDraft');
    this.#assertOwn(ctx, userId);
    await this.#core.drafts.delete(pluginContext(ctx), ctx.userId, channelId, rootId);
    return OK;
  }

  /** Administrators have no business in what somebody has not said yet. */
  #assertOwn(ctx: SessionContext, userId: string): void {
    if (userId !== ctx.userId)
      throw refuse('api.context.permissions.app_error', 'Permissions', { permission: 'edit_other_users' });
  }
}
