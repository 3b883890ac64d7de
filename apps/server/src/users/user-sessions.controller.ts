import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { presentAll, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import { RevokeSession } from './user-bodies.ts';

/** Where someone is logged in. */
@Controller('api/v4/users/:user_id/sessions')
export class UserSessionsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown[]> {
    this.#core.access.assertCanEditUser(ctx.session, userId);
    return presentAll('model.Session', await this.#core.sessions.listForUser(userId));
  }

  @Post('revoke')
  @HttpCode(200)
  async revoke(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(RevokeSession) body: z.infer<typeof RevokeSession>,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanPatchUser(ctx.session, userId);
    const session = await this.#core.sessions.get(body.session_id);
    if (session.user_id !== userId) throw invalidBodyParam('session_id');
    await this.#core.sessions.revoke(session.id);
    return OK;
  }
}
