import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { isId, present, presentAll, refuse, type Core, type Page } from '@patchbay/core';
import type { UserAccessToken } from '@patchbay/contract';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { noteAudit } from './note-audit.ts';
import { NewToken, TermBody, TokenIdBody } from './user-bodies.ts';

/** Personal access tokens: one's own, one's bots', and everybody's for administrators. The token is shown once. */
@Controller('api/v4/users')
export class AccessTokensController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post(':user_id/tokens')
  @HttpCode(200)
  async create(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(NewToken) body: z.infer<typeof NewToken>,
  ): Promise<unknown> {
    const { access, users, accessTokens } = this.#core;
    const user = await users.get(userId);
    if (user.remote_id || ctx.session.is_oauth)
      throw refuse('api.context.permissions.app_error', 'Permissions', {
        permission: 'create_user_access_token',
      });
    access.assertCan(ctx.session, 'create_user_access_token');
    await access.assertCanActForUserOrBot(ctx.session, userId);
    access.assertCanTouch(ctx.session, user);
    const token = await accessTokens.create({ ...body, user_id: userId });
    await noteAudit(this.#core, ctx, userId, 'tokens', `success - token_id=${token.id}`);
    return view(token);
  }

  @Get(':user_id/tokens')
  async ofUser(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @PageQuery() page: Page,
  ): Promise<unknown[]> {
    this.#core.access.assertCan(ctx.session, 'read_user_access_token');
    await this.#core.access.assertCanActForUserOrBot(ctx.session, userId);
    return presentAll('model.UserAccessToken', await this.#core.accessTokens.list(page, userId));
  }

  @Get('tokens')
  async all(@Ctx() ctx: SessionContext, @PageQuery() page: Page): Promise<unknown[]> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return presentAll('model.UserAccessToken', await this.#core.accessTokens.list(page));
  }

  @Post('tokens/search')
  @HttpCode(200)
  async search(
    @Ctx() ctx: SessionContext,
    @JsonBody(TermBody) { term }: z.infer<typeof TermBody>,
  ): Promise<unknown[]> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return presentAll('model.UserAccessToken', await this.#core.accessTokens.search(term));
  }

  @Get('tokens/:token_id')
  async get(@Ctx() ctx: SessionContext, @Param('token_id') tokenId: string): Promise<unknown> {
    if (!isId(tokenId)) throw invalidUrlParam('token_id');
    return view(await this.#mayUse(ctx, tokenId, 'read_user_access_token'));
  }

  @Post('tokens/revoke')
  @HttpCode(200)
  async revoke(
    @Ctx() ctx: SessionContext,
    @JsonBody(TokenIdBody) body: z.infer<typeof TokenIdBody>,
  ): Promise<typeof OK> {
    const token = await this.#mayUse(ctx, body.token_id, 'revoke_user_access_token');
    await this.#core.accessTokens.revoke(token.id);
    await noteAudit(this.#core, ctx, token.user_id, 'tokens/revoke', `success - token_id=${token.id}`);
    return OK;
  }

  @Post('tokens/disable')
  @HttpCode(200)
  async disable(
    @Ctx() ctx: SessionContext,
    @JsonBody(TokenIdBody) body: z.infer<typeof TokenIdBody>,
  ): Promise<typeof OK> {
    const token = await this.#mayUse(ctx, body.token_id, 'revoke_user_access_token');
    await this.#core.accessTokens.setActive(token.id, false);
    return OK;
  }

  @Post('tokens/enable')
  @HttpCode(200)
  async enable(
    @Ctx() ctx: SessionContext,
    @JsonBody(TokenIdBody) body: z.infer<typeof TokenIdBody>,
  ): Promise<typeof OK> {
    const token = await this.#mayUse(ctx, body.token_id, 'create_user_access_token');
    await this.#core.accessTokens.setActive(token.id, true);
    return OK;
  }

  async #mayUse(ctx: SessionContext, tokenId: string, permission: string): Promise<UserAccessToken> {
    this.#core.access.assertCan(ctx.session, permission);
    const token = await this.#core.accessTokens.get(tokenId);
    await this.#core.access.assertCanActForUserOrBot(ctx.session, token.user_id);
    return token;
  }
}

function view(token: UserAccessToken): unknown {
  return present('model.UserAccessToken', token);
}
