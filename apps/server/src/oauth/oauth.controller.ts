import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { isId, refuse, type Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, Public } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { HTTP_SETTINGS, type HttpSettings } from '../http/http-settings.ts';
import { OK } from '../http/ok.ts';
import { parseJson } from '../http/parse-json.ts';
import { rawBody } from '../http/raw-body.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { authorizationOf, AuthorizeBody, DeauthorizeBody } from './oauth-bodies.ts';
import { permissionPage } from './permission-page.ts';

/** OAuth 2.0, where Mattermost has it: people let applications act for them (contract: rest.json, /oauth). */
@Controller('oauth')
export class OAuthController {
  readonly #core: Core;
  readonly #settings: HttpSettings;

  constructor(@Inject(CORE) core: Core, @Inject(HTTP_SETTINGS) settings: HttpSettings) {
    this.#core = core;
    this.#settings = settings;
  }

  /** Asks the person, who logs in first; nobody is asked about what they let before, or an administrator trusts. */
  @Get('authorize')
  @Public()
  async ask(
    @Ctx() ctx: RequestContext,
    @Query() query: Record<string, unknown>,
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const { oauthApps, oauthGrants } = this.#core;
    oauthApps.assertEnabled('authorizeOAuth', 'api.oauth.authorize_oauth.disabled.app_error');
    const asked = authorizationOf(AuthorizeBody.parse(textsOf(query)));
    const app = await oauthApps.get(isId(asked.clientId) ? asked.clientId : '');
    if (!app.callback_urls.includes(asked.redirectUri))
      throw refuse('api.oauth.allow_oauth.redirect_callback.app_error', 'authorizeOAuthPage');
    if (ctx.userId === '') {
      const site = this.#core.config.get().ServiceSettings.SiteURL ?? '';
      redirect(response, `${site}/login?redirect_to=${encodeURIComponent(request.url ?? '')}`);
      return;
    }
    if (ctx.session?.is_oauth)
      throw refuse('api.context.permissions.app_error', 'authorizeOAuthPage', {
        permission: 'edit_other_users',
      });
    if (await oauthGrants.isAllowed(ctx.userId, app))
      redirect(response, await oauthGrants.allow(ctx.userId, asked));
    else permissionPage(response, app, (await this.#core.users.getByIds([ctx.userId]))[0]?.locale ?? '');
  }

  /** The person lets it. An application cannot let another for them. */
  @Post('authorize')
  @HttpCode(200)
  async allow(@Ctx() ctx: SessionContext, @Req() request: IncomingMessage): Promise<{ redirect: string }> {
    const body = AuthorizeBody.safeParse(await this.#json(request));
    if (!body.success) throw invalidBodyParam('authorize_request');
    if (ctx.session.is_oauth || ctx.userId === '')
      throw refuse('api.context.permissions.app_error', 'authorizeOAuthApp', {
        permission: 'edit_other_users',
      });
    return { redirect: await this.#core.oauthGrants.allow(ctx.userId, authorizationOf(body.data)) };
  }

  /** The person takes it back. */
  @Post('deauthorize')
  @HttpCode(200)
  async takeBack(@Ctx() ctx: SessionContext, @Req() request: IncomingMessage): Promise<typeof OK> {
    const body = DeauthorizeBody.safeParse(await this.#json(request));
    if (!body.success || !isId(body.data.client_id)) throw invalidBodyParam('client_id');
    await this.#core.oauthGrants.takeBack(ctx.userId, body.data.client_id);
    return OK;
  }

  /** The application shows its secret and a code, or a refresh token, and gets a token. */
  @Post('access_token')
  @Public()
  @HttpCode(200)
  async token(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await rawBody(request, this.#settings.maximumPayloadBytes()));
    const field = (name: string): string => form.get(name) ?? '';
    const where = 'getAccessToken';
    const grantType = field('grant_type');
    if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
      throw refuse('api.oauth.get_access_token.bad_grant.app_error', where);
    if (grantType === 'authorization_code' && field('code') === '')
      throw refuse('api.oauth.get_access_token.missing_code.app_error', where);
    if (grantType === 'refresh_token' && field('refresh_token') === '')
      throw refuse('api.oauth.get_access_token.missing_refresh_token.app_error', where);
    if (!isId(field('client_id'))) throw refuse('api.oauth.get_access_token.bad_client_id.app_error', where);
    if (field('client_secret') === '')
      throw refuse('api.oauth.get_access_token.bad_client_secret.app_error', where);
    const answer = await this.#core.oauthGrants.token({
      grantType,
      clientId: field('client_id'),
      secret: field('client_secret'),
      code: field('code'),
      redirectUri: field('redirect_uri'),
      refreshToken: field('refresh_token'),
      codeVerifier: field('code_verifier'),
    });
    response
      .writeHead(200, {
        'Content-Type': 'application/json',
        'Cache-Control': 'no-store',
        Pragma: 'no-cache',
      })
      .end(JSON.stringify(answer));
  }

  async #json(request: IncomingMessage): Promise<unknown> {
    const text = await rawBody(request, this.#settings.maximumPayloadBytes());
    try {
      return parseJson(Buffer.from(text));
    } catch {
      return undefined;
    }
  }
}

function redirect(response: ServerResponse, address: string): void {
  response.writeHead(302, { Location: address, 'Cache-Control': 'no-store' }).end();
}

/** Of parameters that are there twice, none counts. */
function textsOf(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
