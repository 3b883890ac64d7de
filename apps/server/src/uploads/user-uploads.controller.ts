import { Controller, Get, Inject } from '@nestjs/common';
import { presentAll, refuse, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';

/** What somebody is uploading (contract: rest.json, /api/v4/users). */
@Controller('api/v4/users/:user_id/uploads')
export class UserUploadsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown[]> {
    if (userId !== ctx.userId)
      throw refuse('api.user.get_uploads_for_user.forbidden.app_error', 'getUploadsForUser');
    return presentAll('model.UploadSession', await this.#core.uploads.ofUser(userId));
  }
}
