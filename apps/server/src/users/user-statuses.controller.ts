import { Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { present, presentAll, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { StatusBody, Texts } from './user-bodies.ts';

/** Who is there. */
@Controller('api/v4/users')
export class UserStatusesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post('status/ids')
  @HttpCode(200)
  async byIds(@JsonBody(Texts) ids: string[]): Promise<unknown[]> {
    return presentAll('model.Status', await this.#core.statuses.getByIds(ids));
  }

  @Get(':user_id/status')
  async get(@IdParam('user_id') userId: string): Promise<unknown> {
    return present('model.Status', await this.#core.statuses.get(userId));
  }

  @Put(':user_id/status')
  async set(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(StatusBody) body: z.infer<typeof StatusBody>,
  ): Promise<unknown> {
    this.#core.access.assertCanEditUser(ctx.session, userId);
    return present('model.Status', await this.#core.statuses.set(userId, body.status, true));
  }
}
