import type { Context, User } from '@patchbay/contract';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { AccountLetters } from '../mail/account-letters.ts';
import type { MailService } from '../mail/mail.service.ts';
import type { SessionService } from '../sessions/session.service.ts';
import { aboutOf, MAIL_TOKENS, type MailTokens } from './mail-token.service.ts';
import { isPasswordHash, passwordMatches } from './password-hash.ts';
import type { UserRepository } from './user.repository.ts';
import type { UserService } from './user.service.ts';

export interface PasswordServiceParts {
  readonly users: UserService;
  readonly rows: UserRepository;
  readonly sessions: SessionService;
  readonly tokens: MailTokens;
  readonly mail: MailService;
  readonly letters: AccountLetters;
  readonly config: ConfigService;
  readonly database: Database;
}

/** Changing a password: one's own with the one there is, someone's by an administrator, or with a token from a mail. */
export class PasswordService {
  readonly #parts: PasswordServiceParts;

  constructor(parts: PasswordServiceParts) {
    this.#parts = parts;
  }

  /** Of someone who is logged in already. Wrong ones count like failed logins. */
  async assertIs(user: User, password: string): Promise<void> {
    const limit = this.#parts.config.get().ServiceSettings.MaximumLoginAttempts ?? 0;
    if (limit > 0 && user.failed_attempts >= limit)
      throw refuse('api.user.check_user_login_attempts.too_many.app_error', 'DoubleCheckPassword');
    const matches = password !== '' && (await passwordMatches(user.password || undefined, password));
    await this.#parts.database.transaction(async (tx) => {
      if (matches) await this.#parts.rows.update(tx, user.id, { failed_attempts: 0 });
      else await this.#parts.rows.countFailedLogin(tx, user.id);
    });
    if (!matches) throw refuse('api.user.check_user_password.invalid.app_error', 'checkUserPassword');
  }

  /** One's own. `context` names the session that stays, where the others end with the password. */
  async changeOwn(context: Context, userId: string, current: string, next: string): Promise<void> {
    const user = await this.#parts.users.get(userId);
    if (user.auth_data) throw refuse('api.user.update_password.oauth.app_error', 'updatePassword');
    try {
      await this.assertIs(user, current);
    } catch (error) {
      if (!isWrong(error)) throw error;
      throw refuse('api.user.update_password.incorrect.app_error', 'updatePassword');
    }
    await this.#set(user, next, 'in the settings of your account', context.SessionId);
  }

  /** Somebody else's, by who may. */
  async set(userId: string, next: string, context?: Context): Promise<void> {
    const user = await this.#parts.users.get(userId);
    const ownSession = context?.SessionId ?? '';
    await this.#set(user, next, 'by an administrator', ownSession);
  }

  /** As it is stored: what came out of another Patchbay. */
  async setHashed(userId: string, hash: string): Promise<void> {
    if (!isPasswordHash(hash))
      throw refuse('api.user.check_user_password.invalid_hash.app_error', 'UpdatePassword');
    await this.#parts.users.setPasswordHash(userId, hash);
  }

  /** Sends a token to the address if somebody has it; says nothing about whether anybody does. */
  async sendReset(email: string): Promise<void> {
    const user = await this.#parts.rows.byEmail(email);
    if (!user) return;
    if (user.auth_data) throw refuse('api.user.send_password_reset.sso.app_error', 'SendPasswordReset');
    const token = await this.#parts.tokens.make(
      'passwordRecovery',
      { UserId: user.id, Email: user.email },
      true,
    );
    try {
      await this.#parts.mail.send(this.#parts.letters.passwordReset(user.email, token));
    } catch (error) {
      throw refuse('api.user.send_password_reset.send.app_error', 'SendPasswordReset', {}, String(error));
    }
  }

  async reset(token: string, next: string): Promise<void> {
    const row = await this.#parts.tokens.get(token);
    if (!row) throw refuse('api.user.reset_password.invalid_link.app_error', 'GetPasswordRecoveryToken');
    if (row.type !== MAIL_TOKENS.passwordRecovery.type)
      throw refuse('api.user.reset_password.broken_token.app_error', 'GetPasswordRecoveryToken');
    if (this.#parts.tokens.isOver(row))
      throw refuse('api.user.reset_password.link_expired.app_error', 'resetPassword');
    const about = aboutOf(row);
    const user = await this.#parts.users.get(about['UserId'] ?? '');
    if (user.email !== about['Email'])
      throw refuse('api.user.reset_password.link_expired.app_error', 'resetPassword');
    if (user.auth_data) throw refuse('api.user.reset_password.sso.app_error', 'resetPassword');
    this.#parts.users.assertPasswordIsGood(next);
    if (!(await this.#parts.tokens.take(token)))
      throw refuse('api.user.reset_password.invalid_link.app_error', 'GetPasswordRecoveryToken');
    await this.#set(user, next, 'with a link from a mail', '');
  }

  async #set(user: User, next: string, how: string, keptSession: string): Promise<void> {
    await this.#parts.users.setPassword(user.id, next);
    if (this.#parts.config.get().ServiceSettings.TerminateSessionsOnPasswordChange)
      await this.#parts.sessions.revokeAllForUser(user.id, keptSession);
    if (!user.is_bot) this.#parts.mail.sendLater(this.#parts.letters.passwordChanged(user.email, how));
  }
}

function isWrong(error: unknown): boolean {
  return (
    error instanceof Error && 'id' in error && error.id === 'api.user.check_user_password.invalid.app_error'
  );
}
