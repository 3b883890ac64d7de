import type { OAuthApp } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import { isHttpUrl } from '../commands/command-rules.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { isId, newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { OAuthRepository } from './oauth.repository.ts';

export interface OAuthAppParts {
  readonly oauth: OAuthRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly clock: Clock;
  /** Ends the session of a token. */
  revokeToken(token: string): Promise<void>;
}

/** Applications that people may let act for them. Who may keep them is the caller's to check. */
export class OAuthAppService {
  readonly #parts: OAuthAppParts;

  constructor(parts: OAuthAppParts) {
    this.#parts = parts;
  }

  /** Throws 501 while ServiceSettings.EnableOAuthServiceProvider is off. */
  assertEnabled(
    where: string,
    id:
      | 'api.oauth.register_oauth_app.turn_off.app_error'
      | 'api.oauth.allow_oauth.turn_off.app_error'
      | 'api.oauth.authorize_oauth.disabled.app_error'
      | 'api.oauth.get_access_token.disabled.app_error' = 'api.oauth.allow_oauth.turn_off.app_error',
  ): void {
    if (this.#parts.config.get().ServiceSettings.EnableOAuthServiceProvider !== true) throw refuse(id, where);
  }

  async create(given: Partial<OAuthApp>): Promise<OAuthApp> {
    this.assertEnabled('CreateOAuthApp', 'api.oauth.register_oauth_app.turn_off.app_error');
    if (given.id) throw refuse('app.oauth.save_app.existing.app_error', 'CreateOAuthApp');
    const now = this.#parts.clock.now();
    const app = fill<OAuthApp>('model.OAuthApp', {
      ...given,
      id: newId(),
      client_secret: newId(),
      create_at: now,
      update_at: now,
    });
    assertValid(app);
    await this.#parts.database.transaction((tx) => this.#parts.oauth.insertApp(tx, app));
    return app;
  }

  async get(appId: string): Promise<OAuthApp> {
    this.assertEnabled('GetOAuthApp');
    const app = await this.#parts.oauth.app(appId);
    if (!app) throw refuse('app.oauth.get_app.find.app_error', 'GetOAuthApp');
    return app;
  }

  list(page: Page, creatorId?: string): Promise<OAuthApp[]> {
    this.assertEnabled('GetOAuthApps');
    return this.#parts.oauth.apps(page, creatorId);
  }

  /** Everything but its secret, its creator and when it was made. */
  async update(old: OAuthApp, given: Partial<OAuthApp>): Promise<OAuthApp> {
    const app = fill<OAuthApp>('model.OAuthApp', {
      ...given,
      id: old.id,
      creator_id: old.creator_id,
      create_at: old.create_at,
      client_secret: old.client_secret,
      update_at: this.#parts.clock.now(),
    });
    assertValid(app);
    await this.#parts.database.transaction((tx) => this.#parts.oauth.updateApp(tx, app));
    return app;
  }

  async regenerateSecret(app: OAuthApp): Promise<OAuthApp> {
    const renewed = { ...app, client_secret: newId(), update_at: this.#parts.clock.now() };
    await this.#parts.database.transaction((tx) => this.#parts.oauth.updateApp(tx, renewed));
    return renewed;
  }

  /** With it go its codes and tokens, and the sessions that they were. */
  async delete(appId: string): Promise<void> {
    const given = await this.#parts.oauth.accessOfApp(appId);
    await this.#parts.database.transaction((tx) => this.#parts.oauth.deleteApp(tx, appId));
    for (const { token } of given) await this.#parts.revokeToken(token);
  }
}

/** What everybody may know of an application. */
export const sanitizedApp = (app: OAuthApp): OAuthApp => ({
  ...app,
  client_secret: '',
});

/** Go: model.OAuthApp.IsValid. */
function assertValid(app: OAuthApp): void {
  const where = 'OAuthApp.IsValid';
  const bytes = (text: string): number => Buffer.byteLength(text);
  if (!isId(app.creator_id)) throw refuse('model.oauth.is_valid.creator_id.app_error', where);
  if (app.name === '' || bytes(app.name) > 64) throw refuse('model.oauth.is_valid.name.app_error', where);
  const callbacks = app.callback_urls ?? [];
  if (callbacks.length === 0 || bytes(`[${callbacks.join(' ')}]`) > 1024 || !callbacks.every(isHttpUrl))
    throw refuse('model.oauth.is_valid.callback.app_error', where);
  if (!isHttpUrl(app.homepage) || bytes(app.homepage) > 256)
    throw refuse('model.oauth.is_valid.homepage.app_error', where);
  if ([...app.description].length > 512) throw refuse('model.oauth.is_valid.description.app_error', where);
  if (app.icon_url !== '' && (!isHttpUrl(app.icon_url) || bytes(app.icon_url) > 512))
    throw refuse('model.oauth.is_valid.icon_url.app_error', where);
  if (bytes(app.mattermost_app_id) > 32)
    throw refuse('model.oauth.is_valid.mattermost_app_id.app_error', where);
}
