import { Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { presentAll, type Core, type Page } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { sendSessionCookies } from '../http/session-cookies.ts';
import { DeviceBody, RevokeSession } from './user-bodies.ts';

/** Where someone is logged in, and what was noted of it. */
@Controller('api/v4/users')
export class UserSessionsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Everybody has to log in again. */
  @Post('sessions/revoke/all')
  @HttpCode(200)
  async revokeEverybodys(@Ctx() ctx: SessionContext): Promise<typeof OK> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    await this.#core.sessions.revokeAll();
    return OK;
  }

  /** The app of a phone says which phone it is on, and what it is. */
  @Put('sessions/device')
  async device(
    @Ctx() ctx: SessionContext,
    @JsonBody(DeviceBody) body: z.infer<typeof DeviceBody>,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<typeof OK> {
    if (ctx.session.id === '') return OK;
    if (body.device_id !== '')
      sendSessionCookies(
        request,
        response,
        await this.#core.sessions.attachDevice(ctx.session, body.device_id),
      );
    const props = {
      ...(body.device_notification_disabled
        ? { device_notification_disabled: body.device_notification_disabled }
        : {}),
      ...(body.mobile_version ? { mobile_version: body.mobile_version } : {}),
    };
    if (Object.keys(props).length > 0) await this.#core.sessions.setProps(ctx.session, props);
    return OK;
  }

  @Get(':user_id/sessions')
  async list(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown[]> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    return presentAll('model.Session', await this.#core.sessions.listForUser(userId));
  }

  @Post(':user_id/sessions/revoke')
  @HttpCode(200)
  async revoke(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(RevokeSession) body: z.infer<typeof RevokeSession>,
  ): Promise<typeof OK> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    const session = await this.#core.sessions.get(body.session_id);
    if (session.user_id !== userId) throw invalidUrlParam('user_id');
    await this.#core.sessions.revoke(session.id);
    return OK;
  }

  @Post(':user_id/sessions/revoke/all')
  @HttpCode(200)
  async revokeAll(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<typeof OK> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.sessions.revokeAllForUser(userId);
    return OK;
  }

  @Get(':user_id/audits')
  async audits(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    return this.#core.audits.list(page, userId);
  }
}
