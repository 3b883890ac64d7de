import type { Context, Session, User } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { roleNames } from '../access/role-names.ts';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse, type RefusalId } from '../errors.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { NewSession, SessionService } from '../sessions/session.service.ts';
import type { MfaService } from './mfa.service.ts';
import { passwordMatches } from './password-hash.ts';
import type { UserRepository } from './user.repository.ts';

export interface LoginServiceParts {
  readonly users: UserRepository;
  readonly sessions: SessionService;
  readonly mfa: MfaService;
  readonly database: Database;
  readonly config: ConfigService;
  readonly hooks: AttachedHooks;
  readonly clock: Clock;
}

export interface Credentials {
  /** Username or email, as the settings allow; or an id. */
  readonly loginId: string;
  readonly password: string;
  /** The six digits of the second factor. */
  readonly mfaCode?: string;
}

/** Whether someone is who they say. Failures count; too many lock the account until its password is set anew. */
export class LoginService {
  readonly #parts: LoginServiceParts;

  constructor(parts: LoginServiceParts) {
    this.#parts = parts;
  }

  /** A new session for credentials; the plugins may object (UserWillLogIn) and are told (UserHasLoggedIn). */
  async logIn(
    context: Context,
    credentials: Credentials,
    details: NewSession = {},
  ): Promise<{ user: User; session: Session }> {
    const user = await this.authenticate(credentials);
    const session = await this.open(context, user, details);
    return { user, session };
  }

  /** As `logIn`, for someone whose identity was seen to otherwise. */
  async open(context: Context, user: User, details: NewSession = {}): Promise<Session> {
    if (roleNames(user.roles).includes('system_guest'))
      throw refuse('api.user.login.guest_accounts.license.error', 'login');
    if (user.remote_id) throw refuse('api.user.login.remote_users.login.error', 'login');
    await this.#assertPluginsAgree(context, user);
    const session = await this.#parts.sessions.create(user, details);
    await this.#parts.database.transaction((tx) =>
      this.#parts.users.update(tx, user.id, { last_login: this.#parts.clock.now() }),
    );
    this.#parts.hooks.ask.userHasLoggedIn(context, user);
    return session;
  }

  /** The account of the credentials. */
  async authenticate({ loginId, password, mfaCode = '' }: Credentials): Promise<User> {
    if (password === '') throw refuse('api.user.login.blank_pwd.app_error', 'login');
    const user = await this.#find(loginId);
    const limit = this.#parts.config.get().ServiceSettings.MaximumLoginAttempts ?? 0;
    if (user?.is_bot) throw refuse('api.user.login.bot_login_forbidden.app_error', 'login');
    if (user && limit > 0 && user.failed_attempts >= limit)
      throw refuse('api.user.check_user_login_attempts.too_many.app_error', 'login');
    if (!(await passwordMatches(user?.password, password)) || !user) {
      if (user) await this.#countFailure(user.id);
      throw refuse(this.#wrongCredentials(), 'login');
    }
    if (user.delete_at > 0) throw refuse('api.user.login.inactive.app_error', 'login');
    await this.#checkMfa(user, mfaCode);
    await this.#parts.database.transaction((tx) =>
      this.#parts.users.update(tx, user.id, { failed_attempts: 0 }),
    );
    if (!user.email_verified && this.#parts.config.get().EmailSettings.RequireEmailVerification)
      throw refuse('api.user.login.not_verified.app_error', 'login');
    return user;
  }

  async #find(loginId: string): Promise<User | undefined> {
    const { users } = this.#parts;
    const email = this.#parts.config.get().EmailSettings;
    const id = loginId.trim().toLowerCase();
    return (
      (email.EnableSignInWithUsername === false ? undefined : await users.byUsername(id)) ??
      (email.EnableSignInWithEmail === false ? undefined : await users.byEmail(id)) ??
      (await users.byId(id))
    );
  }

  /** Without a code it is a question whether one is needed, which does not count as a failure. */
  async #checkMfa(user: User, code: string): Promise<void> {
    try {
      await this.#parts.mfa.assertIsGiven(user, code);
    } catch (error) {
      if (code !== '') await this.#countFailure(user.id);
      throw error;
    }
  }

  #wrongCredentials(): RefusalId {
    const { EnableSignInWithUsername: name, EnableSignInWithEmail: email } =
      this.#parts.config.get().EmailSettings;
    if (name && !email) return 'api.user.login.invalid_credentials_username';
    if (!name && email) return 'api.user.login.invalid_credentials_email';
    return 'api.user.login.invalid_credentials_email_username';
  }

  async #assertPluginsAgree(context: Context, user: User): Promise<void> {
    const reason = await this.#parts.hooks.ask.userWillLogIn(context, user);
    if (reason !== '')
      throw new AppError(
        `Login rejected by plugin: ${reason}`,
        'DoLogin',
        400,
        `Login rejected by plugin: ${reason}`,
      );
  }

  /** Counted in the database, so that attempts side by side all count. */
  #countFailure(userId: string): Promise<void> {
    return this.#parts.database.transaction((tx) => this.#parts.users.countFailedLogin(tx, userId));
  }
}
