import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { present, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody, Public } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { RequestContext } from '../http/request-context.ts';
import { clearSessionCookies, sendSessionCookies } from '../http/session-cookies.ts';

const Login = z.object({
  login_id: z.string().default(''),
  id: z.string().default(''),
  password: z.string().default(''),
  device_id: z.string().default(''),
});

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
    const { login, sessions, users } = this.#core;
    const user = await login.authenticate(pluginContext(ctx), body.login_id || body.id, body.password);
    const session = await sessions.create(user, { deviceId: body.device_id });
    response.setHeader('Token', session.token);
    if (request.headers['x-requested-with'] === 'XMLHttpRequest')
      sendSessionCookies(request, response, session);
    return present('model.User', users.sanitize(user, 'self'));
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
