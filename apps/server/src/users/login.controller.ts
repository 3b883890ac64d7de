import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { deviceProps, present, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody, Public } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { RequestContext } from '../http/request-context.ts';
import { clearSessionCookies, sendSessionCookies } from '../http/session-cookies.ts';
import { noteAudit } from './note-audit.ts';
import { LoginTypeBody } from './user-bodies.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** `token` is the code of the second factor. */
const Login = z.object({ login_id: text, id: text, password: text, token: text, device_id: text });

/** Logging in and out. Cookies are for browsers, which say so; everybody else keeps the header `Token`. */
@Controller('api/v4/users')
export class LoginController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post('login')
  @Public()
  @HttpCode(200)
  async login(
    @Ctx() ctx: RequestContext,
    @JsonBody(Login) body: z.infer<typeof Login>,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<unknown> {
    const { user, session } = await this.#core.login.logIn(
      pluginContext(ctx),
      { loginId: body.id || body.login_id, password: body.password, mfaCode: body.token },
      {
        deviceId: body.device_id,
        props: { ...deviceProps(ctx.userAgent), isMobile: String(isMobileApp(ctx.userAgent)) },
      },
    );
    await noteAudit(this.#core, ctx, user.id, 'login', 'success');
    response.setHeader('Token', session.token);
    if (request.headers['x-requested-with'] === 'XMLHttpRequest')
      sendSessionCookies(request, response, session);
    return present('model.User', this.#core.users.sanitize(user, 'self'));
  }

  /** How someone logs in: with a password, whoever they are. Asking shows nothing about who exists. */
  @Post('login/type')
  @Public()
  @HttpCode(200)
  type(@JsonBody(LoginTypeBody) _body: z.infer<typeof LoginTypeBody>): unknown {
    return { auth_service: '' };
  }

  @Post('logout')
  @Public()
  @HttpCode(200)
  async logout(
    @Ctx() ctx: RequestContext,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<typeof OK> {
    clearSessionCookies(request, response);
    if (ctx.session && !ctx.session.local) await this.#core.sessions.revoke(ctx.session.id);
    return OK;
  }
}

/** Mattermost's apps for phones name themselves so. */
function isMobileApp(userAgent: string): boolean {
  return /^(Mattermost Mobile|rnbeta|okhttp)/i.test(userAgent);
}
