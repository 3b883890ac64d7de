import type { Context, User } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import { passwordMatches } from './password-hash.ts';
import type { UserRepository } from './user.repository.ts';

export interface LoginServiceParts {
  readonly users: UserRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly hooks: AttachedHooks;
  readonly clock: Clock;
}

/** Whether someone is who they say. Failures count; too many lock the account until its password is set anew. */
export class LoginService {
  readonly #parts: LoginServiceParts;

  constructor(parts: LoginServiceParts) {
    this.#parts = parts;
  }

  /** The account of a username, email or id and its password; the plugins may object (UserWillLogIn). */
  async authenticate(context: Context, loginId: string, password: string): Promise<User> {
    if (password === '') throw refuse('api.user.login.blank_pwd.app_error', 'login');
    const user = await this.#find(loginId);
    const limit = this.#parts.config.get().ServiceSettings.MaximumLoginAttempts ?? 0;
    if (user?.is_bot) throw refuse('api.user.login.bot_login_forbidden.app_error', 'login');
    if (user && limit > 0 && user.failed_attempts >= limit)
      throw refuse('api.user.check_user_login_attempts.too_many.app_error', 'login');
    if (!(await passwordMatches(user?.password, password)) || !user) {
      if (user) await this.#countFailure(user.id);
      throw refuse('api.user.login.invalid_credentials_email_username', 'login');
    }
    if (user.delete_at > 0) throw refuse('api.user.login.inactive.app_error', 'login');
    await this.#assertPluginsAgree(context, user);
    await this.#succeeded(user);
    this.#parts.hooks.ask.userHasLoggedIn(context, user);
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

  #succeeded(user: User): Promise<void> {
    return this.#parts.database.transaction((tx) =>
      this.#parts.users.update(tx, user.id, { failed_attempts: 0, last_login: this.#parts.clock.now() }),
    );
  }
}
