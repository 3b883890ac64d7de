import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import type { OAuthApp, Session } from '@patchbay/contract';
import { present, presentAll, sanitizedApp, type Core, type Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { OAuthAppBody, type OAuthAppInput } from './oauth-bodies.ts';

const shown = (app: OAuthApp) => present('model.OAuthApp', app);

/** Applications of the OAuth 2.0 provider, kept by who may (contract: rest.json, /oauth/apps). */
@Controller('api/v4')
export class OAuthAppsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Only an administrator makes one that asks nobody. */
  @Post('oauth/apps')
  async create(
    @Ctx() { session, userId }: SessionContext,
    @JsonBody(OAuthAppBody) body: OAuthAppInput,
  ): Promise<unknown> {
    const { access, oauthApps } = this.#core;
    access.assertCan(session, 'manage_oauth');
    const trusted = body.is_trusted && access.hasPermissionTo(session, 'manage_system');
    const { id: _id, ...given } = body;
    return shown(await oauthApps.create({ ...given, is_trusted: trusted, creator_id: userId }));
  }

  /** One's own, or everybody's with manage_system_wide_oauth. */
  @Get('oauth/apps')
  async list(@Ctx() { session, userId }: SessionContext, @PageQuery() page: Page): Promise<unknown[]> {
    const { access, oauthApps } = this.#core;
    access.assertCan(session, 'manage_oauth');
    const everybodys = access.hasPermissionTo(session, 'manage_system_wide_oauth');
    return presentAll('model.OAuthApp', await oauthApps.list(page, everybodys ? undefined : userId));
  }

  @Get('oauth/apps/:app_id')
  async get(@Ctx() { session }: SessionContext, @IdParam('app_id') appId: string): Promise<unknown> {
    return shown(await this.#permitted(session, appId));
  }

  /** What anybody may know who is asked to let it: no secret. */
  @Get('oauth/apps/:app_id/info')
  async info(@IdParam('app_id') appId: string): Promise<unknown> {
    return shown(sanitizedApp(await this.#core.oauthApps.get(appId)));
  }

  @Put('oauth/apps/:app_id')
  async update(
    @Ctx() { session }: SessionContext,
    @IdParam('app_id') appId: string,
    @JsonBody(OAuthAppBody) body: OAuthAppInput,
  ): Promise<unknown> {
    this.#core.access.assertCan(session, 'manage_oauth');
    if (body.id !== appId) throw invalidBodyParam('app_id');
    const old = await this.#permitted(session, appId);
    const mayTrust = this.#core.access.hasPermissionTo(session, 'manage_system');
    const given = { ...body, is_trusted: mayTrust ? body.is_trusted : old.is_trusted };
    return shown(await this.#core.oauthApps.update(old, given));
  }

  @Post('oauth/apps/:app_id/regen_secret')
  @HttpCode(200)
  async regenerate(@Ctx() { session }: SessionContext, @IdParam('app_id') appId: string): Promise<unknown> {
    return shown(await this.#core.oauthApps.regenerateSecret(await this.#permitted(session, appId)));
  }

  @Delete('oauth/apps/:app_id')
  async delete(@Ctx() { session }: SessionContext, @IdParam('app_id') appId: string): Promise<typeof OK> {
    const app = await this.#permitted(session, appId);
    await this.#core.oauthApps.delete(app.id);
    return OK;
  }

  @Get('users/:user_id/oauth/apps/authorized')
  async authorized(
    @Ctx() { session }: SessionContext,
    @IdParam('user_id') userId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    await this.#core.access.assertCanActFor(session, userId);
    return presentAll('model.OAuthApp', await this.#core.oauthGrants.allowedBy(userId, page));
  }

  async #permitted(session: Session, appId: string): Promise<OAuthApp> {
    const { access, oauthApps } = this.#core;
    access.assertCan(session, 'manage_oauth');
    const app = await oauthApps.get(appId);
    if (session.user_id === '' || session.user_id !== app.creator_id)
      access.assertCan(session, 'manage_system_wide_oauth');
    return app;
  }
}
