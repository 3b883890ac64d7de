import { createHash, timingSafeEqual } from 'node:crypto';
import type { OAuthApp, User } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { PreferenceService } from '../preferences/preference.service.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { AccessData } from './access-data.entity.ts';
import type { AuthData } from './auth-data.entity.ts';
import type { OAuthAppService } from './oauth-app.service.ts';
import { sanitizedApp } from './oauth-app.service.ts';
import type { OAuthRepository } from './oauth.repository.ts';
import { assertAuthorizationIsValid, type Authorization } from './oauth-rules.ts';

/** How long a code may be turned into a token, in seconds (Go: model.AuthCodeExpireTime). */
const CODE_LIFETIME_S = 600;
/** Under which an application stands among the preferences of whoever lets it. */
const ALLOWED = 'oauth_app';
const DEFAULT_SCOPE = 'user';

export interface OAuthGrantParts {
  readonly oauth: OAuthRepository;
  readonly apps: OAuthAppService;
  readonly sessions: SessionService;
  readonly users: UserRepository;
  readonly preferences: PreferenceService;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What an application shows to get a token. */
export interface TokenRequest {
  readonly grantType: string;
  readonly clientId: string;
  readonly secret: string;
  readonly code: string;
  readonly redirectUri: string;
  readonly refreshToken: string;
  /** PKCE; '' without. */
  readonly codeVerifier: string;
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly refresh_token: string;
}

/** People let applications act for them, with a token that is a session of theirs, and take it back. */
export class OAuthGrantService {
  readonly #parts: OAuthGrantParts;

  constructor(parts: OAuthGrantParts) {
    this.#parts = parts;
  }

  /** Whether the person need not be asked: an administrator trusts the application, or they let it before. */
  async isAllowed(userId: string, app: OAuthApp): Promise<boolean> {
    if (app.is_trusted) return true;
    const known = await this.#parts.preferences.get(userId, ALLOWED, app.id).catch(() => undefined);
    return known !== undefined;
  }

  /** Lets an application act, and gives the address to go back to, with a code or a token in it. */
  async allow(userId: string, asked: Authorization): Promise<string> {
    const where = 'AllowOAuthAppAccessToUser';
    this.#parts.apps.assertEnabled(where);
    assertAuthorizationIsValid(asked);
    const app = await this.#parts.apps.get(asked.clientId);
    if (!app.callback_urls.includes(asked.redirectUri))
      throw refuse('api.oauth.allow_oauth.redirect_callback.app_error', where);
    const scope = asked.scope || DEFAULT_SCOPE;
    const back = new URL(asked.redirectUri);
    if (asked.responseType === 'code') {
      back.searchParams.set('code', await this.#code(userId, { ...asked, scope }));
      back.searchParams.set('state', asked.state);
    } else if (asked.responseType === 'token') {
      back.hash = (await this.#fragment(userId, app, { ...asked, scope })).toString();
    } else {
      back.searchParams.set('error', 'unsupported_response_type');
      back.searchParams.set('state', asked.state);
      return back.href;
    }
    const preference = { user_id: userId, category: ALLOWED, name: app.id, value: scope };
    await this.#parts.preferences.save(userId, [preference]);
    return back.href;
  }

  /** Turns a code, or a refresh token, into a token. A code does so once. */
  async token(asked: TokenRequest): Promise<TokenAnswer> {
    const where = 'GetOAuthAccessToken';
    this.#parts.apps.assertEnabled(where, 'api.oauth.get_access_token.disabled.app_error');
    const app = await this.#parts.oauth.app(asked.clientId);
    if (!app || !same(app.client_secret, asked.secret))
      throw refuse('api.oauth.get_access_token.credentials.app_error', where);
    return asked.grantType === 'refresh_token' ? this.#refreshed(app, asked) : this.#forCode(app, asked);
  }

  /** Applications that somebody lets, without their secrets. */
  async allowedBy(userId: string, page: Page): Promise<OAuthApp[]> {
    this.#parts.apps.assertEnabled('GetAuthorizedAppsForUser');
    const preferences = await this.#parts.preferences.list(userId);
    const ids = preferences.filter(({ category }) => category === ALLOWED).map(({ name }) => name);
    return (await this.#parts.oauth.appsByIds(ids, page)).map(sanitizedApp);
  }

  /** Takes everything back that an application has of somebody. */
  async takeBack(userId: string, clientId: string): Promise<void> {
    this.#parts.apps.assertEnabled('DeauthorizeOAuthAppForUser');
    const access = await this.#parts.oauth.access(clientId, userId);
    await this.#parts.database.transaction(async (tx) => {
      await this.#parts.oauth.deleteAccess(tx, clientId, userId);
      await this.#parts.oauth.deleteCodes(tx, clientId, userId);
    });
    if (access) await this.#parts.sessions.revokeByToken(access.token);
    const preference = { user_id: userId, category: ALLOWED, name: clientId, value: '' };
    await this.#parts.preferences.delete(userId, [preference]);
  }

  async #code(userId: string, asked: Authorization): Promise<string> {
    const code: AuthData = {
      client_id: asked.clientId,
      user_id: userId,
      code: newId() + newId(),
      expires_in: CODE_LIFETIME_S,
      create_at: this.#parts.clock.now(),
      redirect_uri: asked.redirectUri,
      state: asked.state,
      scope: asked.scope,
      code_challenge: asked.codeChallenge,
      code_challenge_method: asked.codeChallengeMethod,
    };
    await this.#parts.database.transaction((tx) => this.#parts.oauth.insertCode(tx, code));
    return code.code;
  }

  /** A token at once, in the part of the address that no server sees. */
  async #fragment(userId: string, app: OAuthApp, asked: Authorization): Promise<URLSearchParams> {
    const access = await this.#grant(app, await this.#user(userId), {
      redirectUri: asked.redirectUri,
      scope: asked.scope,
      refreshToken: '',
    });
    return new URLSearchParams({
      access_token: access.token,
      token_type: 'bearer',
      expires_in: String(this.#secondsLeft(access)),
      scope: asked.scope,
      state: asked.state,
    });
  }

  async #forCode(app: OAuthApp, asked: TokenRequest): Promise<TokenAnswer> {
    const where = 'GetOAuthAccessToken';
    // Taken away before it is looked at: whoever stole a code learns nothing by trying it.
    const code = await this.#parts.database.transaction((tx) => this.#parts.oauth.takeCode(tx, asked.code));
    const expired = !code || code.create_at + code.expires_in * 1_000 <= this.#parts.clock.now();
    if (expired || code.client_id !== app.id)
      throw refuse('api.oauth.get_access_token.expired_code.app_error', where);
    if (code.redirect_uri !== asked.redirectUri)
      throw refuse('api.oauth.get_access_token.redirect_uri.app_error', where);
    assertVerified(code, asked.codeVerifier);
    const user = await this.#user(code.user_id);
    const known = await this.#parts.oauth.access(app.id, user.id);
    if (known && known.refresh_token !== '' && this.#secondsLeft(known) > 0) {
      const session = await this.#parts.sessions.byToken(known.token);
      if (session) return this.#answer(known);
    }
    const details = { redirectUri: asked.redirectUri, scope: code.scope, refreshToken: newId() };
    return this.#answer(await this.#grant(app, user, details));
  }

  async #refreshed(app: OAuthApp, asked: TokenRequest): Promise<TokenAnswer> {
    const known = await this.#parts.oauth.accessByRefreshToken(asked.refreshToken);
    if (!known || known.client_id !== app.id)
      throw refuse('api.oauth.get_access_token.refresh_token.app_error', 'GetOAuthAccessToken');
    const details = { redirectUri: known.redirect_uri, scope: known.scope, refreshToken: newId() };
    return this.#answer(await this.#grant(app, await this.#user(known.user_id), details));
  }

  /** A new session for the application; the one it had ends. */
  async #grant(
    app: OAuthApp,
    user: User,
    details: { redirectUri: string; scope: string; refreshToken: string },
  ): Promise<AccessData> {
    const before = await this.#parts.oauth.access(app.id, user.id);
    const session = await this.#parts.sessions.create(user, {
      isOAuth: true,
      props: {
        platform: app.name,
        os: 'OAuth2',
        browser: 'OAuth2',
        oauth_app_id: app.id,
        mattermost_app_id: app.mattermost_app_id,
      },
    });
    const access: AccessData = {
      token: session.token,
      refresh_token: details.refreshToken,
      redirect_uri: details.redirectUri,
      client_id: app.id,
      user_id: user.id,
      expires_at: session.expires_at,
      scope: details.scope,
    };
    await this.#parts.database.transaction((tx) => this.#parts.oauth.replaceAccess(tx, access));
    if (before) await this.#parts.sessions.revokeByToken(before.token);
    return access;
  }

  async #user(userId: string): Promise<User> {
    const user = await this.#parts.users.byId(userId);
    if (!user || user.delete_at > 0)
      throw refuse('api.oauth.get_access_token.expired_code.app_error', 'GetOAuthAccessToken');
    return user;
  }

  #answer(access: AccessData): TokenAnswer {
    return {
      access_token: access.token,
      token_type: 'bearer',
      expires_in: this.#secondsLeft(access),
      scope: access.scope,
      refresh_token: access.refresh_token,
    };
  }

  #secondsLeft({ expires_at: expiresAt }: AccessData): number {
    return Math.max(0, Math.floor((expiresAt - this.#parts.clock.now()) / 1_000));
  }
}

function same(own: string, given: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(given)];
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}

/** PKCE: whoever turns the code in is who asked for it. */
function assertVerified({ code_challenge: challenge }: AuthData, verifier: string): void {
  const where = 'GetOAuthAccessToken';
  if (challenge === '') {
    if (verifier !== '') throw refuse('model.authorize.validate_pkce.not_used_in_auth.app_error', where);
    return;
  }
  if (verifier === '') throw refuse('model.authorize.validate_pkce.verifier_required.app_error', where);
  const hashed = createHash('sha256').update(verifier).digest('base64url');
  if (!same(challenge, hashed))
    throw refuse('model.authorize.validate_pkce.verification_failed.app_error', where);
}
