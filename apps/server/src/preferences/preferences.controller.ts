import { Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type { Preference, Session } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';

/** Upstream takes as many at once. */
const MOST = 100;

const Preferences = z
  .array(
    z.object({ user_id: z.string(), category: z.string(), name: z.string(), value: z.string().default('') }),
  )
  .min(1)
  .max(MOST);

/** What someone prefers: oneself, or edit_other_users. */
@Controller('api/v4/users/:user_id/preferences')
export class PreferencesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<Preference[]> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    return this.#core.preferences.list(userId);
  }

  @Put()
  async save(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(Preferences) preferences: Preference[],
  ): Promise<typeof OK> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    for (const { category, name } of preferences)
      if (category === 'flagged_post') await this.#assertCanSavePost(ctx.session, name);
    await this.#core.preferences.save(userId, preferences, pluginContext(ctx));
    return OK;
  }

  @Post('delete')
  @HttpCode(200)
  async delete(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(Preferences) preferences: Preference[],
  ): Promise<typeof OK> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.preferences.delete(userId, preferences);
    return OK;
  }

  @Get(':category')
  async category(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @Param('category') category: string,
  ): Promise<Preference[]> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    return this.#core.preferences.category(userId, category);
  }

  @Get(':category/name/:name')
  async one(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @Param('category') category: string,
    @Param('name') name: string,
  ): Promise<Preference> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    return this.#core.preferences.get(userId, category, name);
  }

  /** A post that one saves for later is one that one may read. */
  async #assertCanSavePost(session: Session, postId: string): Promise<void> {
    const post = await this.#core.posts.get(postId).catch(() => undefined);
    if (!post) throw invalidBodyParam('preference.name');
    await this.#core.access.assertCanReadChannel(session, post.channel_id);
  }
}
