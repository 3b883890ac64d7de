import type { UserAccessToken } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { AccountLetters } from '../mail/account-letters.ts';
import type { MailService } from '../mail/mail.service.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { AccessGrants } from './access-grants.ts';
import type { UserAccessTokenRepository } from './user-access-token.repository.ts';
import type { UserService } from './user.service.ts';

const LONGEST_DESCRIPTION = 255;

export interface UserAccessTokenServiceParts {
  readonly accessTokens: UserAccessTokenRepository;
  readonly users: UserService;
  readonly sessions: SessionService;
  readonly grants: AccessGrants;
  readonly mail: MailService;
  readonly letters: AccountLetters;
  readonly database: Database;
  readonly clock: Clock;
}

/** Tokens that people, or bots' owners, make for their programs. The token itself is shown once, when it is made. */
export class UserAccessTokenService {
  readonly #parts: UserAccessTokenServiceParts;

  constructor(parts: UserAccessTokenServiceParts) {
    this.#parts = parts;
  }

  /** 501 app.user_access_token.disabled where they are switched off; bots may always have them. */
  async create(
    given: Pick<UserAccessToken, 'user_id' | 'description'> & { expires_at?: number },
  ): Promise<UserAccessToken> {
    const user = await this.#parts.users.get(given.user_id);
    if (!this.#parts.grants.areOn(user.is_bot))
      throw refuse('app.user_access_token.disabled', 'CreateUserAccessToken');
    if (given.description.length > LONGEST_DESCRIPTION)
      throw refuse('model.user_access_token.is_valid.description.app_error', 'CreateUserAccessToken');
    const expiresAt = given.expires_at ?? 0;
    if (expiresAt !== 0 && expiresAt <= this.#parts.clock.now())
      throw refuse('model.user_access_token.is_valid.expires_at.app_error', 'CreateUserAccessToken');
    const row = {
      id: newId(),
      token: newId(),
      user_id: user.id,
      description: given.description,
      is_active: true,
      expires_at: expiresAt,
      LastNotifiedAt: null,
    };
    await this.#parts.database.transaction((tx) => this.#parts.accessTokens.insert(tx, row));
    if (!user.is_bot) this.#parts.mail.sendLater(this.#parts.letters.tokenAdded(user.email));
    return fill<UserAccessToken>('model.UserAccessToken', row);
  }

  async get(tokenId: string): Promise<UserAccessToken> {
    return blank(await this.#find(tokenId));
  }

  async list(page: Page, userId?: string): Promise<UserAccessToken[]> {
    return (await this.#parts.accessTokens.list(page, userId)).map(blank);
  }

  async search(term: string): Promise<UserAccessToken[]> {
    return (await this.#parts.accessTokens.search(term)).map(blank);
  }

  /** It is gone, and the session that it opened. */
  async revoke(tokenId: string): Promise<void> {
    const { token } = await this.#find(tokenId);
    await this.#parts.database.transaction((tx) => this.#parts.accessTokens.delete(tx, tokenId));
    await this.#parts.sessions.revokeByToken(token);
  }

  /** Switched off, it can be switched on again; the session that it opened ends. */
  async setActive(tokenId: string, active: boolean): Promise<void> {
    const { token } = await this.#find(tokenId);
    await this.#parts.database.transaction((tx) => this.#parts.accessTokens.setActive(tx, tokenId, active));
    if (!active) await this.#parts.sessions.revokeByToken(token);
  }

  async #find(tokenId: string): Promise<UserAccessToken> {
    const token = await this.#parts.accessTokens.byId(tokenId);
    if (!token) throw refuse('app.user_access_token.get_by_user.app_error', 'GetUserAccessToken');
    return token;
  }
}

function blank(token: UserAccessToken): UserAccessToken {
  return { ...token, token: '' };
}
