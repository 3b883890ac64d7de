import { Controller, HttpCode, Inject, Post, Put, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import { MfaBody } from './user-bodies.ts';

/** The second factor of someone: oneself, or who may edit them; never an OAuth application. */
@Controller('api/v4/users/:user_id/mfa')
export class UserMfaController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Put()
  async set(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(MfaBody) body: z.infer<typeof MfaBody>,
  ): Promise<typeof OK> {
    await this.#assertMay(ctx, userId);
    if (!body.activate) await this.#core.mfa.deactivate(userId);
    else if (!body.code) throw invalidBodyParam('code');
    else await this.#core.mfa.activate(userId, body.code);
    return OK;
  }

  /** `qr_code` is a PNG in base64. Nobody may keep a copy of the answer. */
  @Post('generate')
  @HttpCode(200)
  async generate(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    await this.#assertMay(ctx, userId);
    const { secret, qrCode } = await this.#core.mfa.generate(userId);
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('Pragma', 'no-cache');
    response.setHeader('Expires', '0');
    return { secret, qr_code: Buffer.from(qrCode).toString('base64') };
  }

  async #assertMay(ctx: SessionContext, userId: string): Promise<void> {
    if (ctx.session.is_oauth)
      throw refuse('api.context.permissions.app_error', 'Permissions', { permission: 'edit_other_users' });
    await this.#core.access.assertCanActFor(ctx.session, userId);
  }
}
