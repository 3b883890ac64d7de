import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { withImage, type ImageRefusals } from '../files/receive-image.ts';
import { sendImage } from '../files/send-image.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';

const WHERE = 'uploadProfileImage';

const REFUSALS: ImageRefusals = {
  tooLarge: (limit) => refuse('api.user.upload_profile_user.too_large.app_error', WHERE, { limit }),
  malformed: (detail) => refuse('api.user.upload_profile_user.parse.app_error', WHERE, {}, detail),
  missing: () => refuse('api.user.upload_profile_user.no_file.app_error', WHERE),
};

/** Pictures of people and bots (contract: rest.json, /api/v4/users). */
@Controller('api/v4/users/:user_id/image')
export class UserImageController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#core.access.assertCanSeeUser(ctx.session, userId);
    const { last_picture_update: tag } = await this.#core.users.get(userId);
    sendImage(request, response, { ...(await this.#core.profileImages.get(userId)), tag: String(tag) });
  }

  /** The one made of the initial, whether it is in use or not. */
  @Get('default')
  async getDefault(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.#core.access.assertCanSeeUser(ctx.session, userId);
    sendImage(request, response, await this.#core.profileImages.getDefault(userId));
  }

  @Post()
  @HttpCode(200)
  async set(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @Req() request: IncomingMessage,
  ): Promise<typeof OK> {
    const { access, fileUploads, profileImages } = this.#core;
    await access.assertCanActForUserOrBot(ctx.session, userId);
    await withImage(this.#core, request, fileUploads.limit, REFUSALS, ({ path }) =>
      profileImages.set(userId, path),
    );
    return OK;
  }

  @Delete()
  async reset(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<typeof OK> {
    await this.#core.access.assertCanActForUserOrBot(ctx.session, userId);
    await this.#core.profileImages.reset(userId);
    return OK;
  }
}
