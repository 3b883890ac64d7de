import type { Context, User, UserAuth } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import { roleNames } from '../access/role-names.ts';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { PreferenceRepository } from '../preferences/preference.repository.ts';
import type { SessionService } from '../sessions/session.service.ts';
import { assertDomainIsAccepted, blankUser, firstPreferences, normalized } from './new-user.ts';
import { hashPassword } from './password-hash.ts';
import { assertPasswordIsStrong } from './password-policy.ts';
import { sanitizeUser, type UserViewer } from './sanitize-user.ts';
import { UserChanges } from './user-changes.ts';
import { UserDirectory } from './user-directory.ts';
import type { UserRepository } from './user.repository.ts';
import { assertUserIsValid } from './user-rules.ts';

const USER_ROLES = 'system_user';
const ADMINISTRATOR_ROLE = 'system_admin';
const ADMINISTRATOR_ROLES = 'system_admin system_user';

/** What a person, or an administrator for them, may change in one go. */
const PATCHABLE = [
  'username',
  'email',
  'first_name',
  'last_name',
  'nickname',
  'locale',
  'position',
  'timezone',
  'props',
  'notify_props',
  'remote_id',
] as const satisfies (keyof User)[];

export interface UserServiceParts {
  readonly users: UserRepository;
  readonly preferences: PreferenceRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
  readonly sessions: SessionService;
  readonly clock: Clock;
}

/** What else is done when someone is deactivated: their bots, their status. */
export type DeactivationListener = (context: Context, user: User) => Promise<void>;
/** Told of the account before and after someone changed what a person may change. */
export type ProfileListener = (before: User, after: User) => void;

/** Accounts: making and changing them, and what others may see of them. Finding them is in `UserDirectory`. */
export class UserService extends UserDirectory {
  readonly #parts: UserServiceParts;
  readonly #changes: UserChanges;
  readonly #onDeactivation: DeactivationListener[] = [];
  readonly #onProfile: ProfileListener[] = [];

  constructor(parts: UserServiceParts) {
    super(parts.users, parts.config);
    this.#parts = parts;
    this.#changes = new UserChanges(parts);
  }

  /** Creates an account; the first of an empty server becomes system administrator. Runs UserHasBeenCreated. */
  create(context: Context, user: Partial<User>): Promise<User> {
    return this.#create(context, user, undefined);
  }

  /** As `create`, with the system roles of an administrator. */
  createAdministrator(context: Context, user: Partial<User>): Promise<User> {
    return this.#create(context, user, ADMINISTRATOR_ROLES);
  }

  /** The account that stands for a bot: it has no password and no say in notifications. */
  createForBot(tx: EntityManager, user: Partial<User>): Promise<User> {
    const now = this.#parts.clock.now();
    return this.#changes.insert(tx, { ...blankUser(user, now), roles: USER_ROLES, email_verified: true });
  }

  /** Changes the fields given that a person may change; maps replace what was there. */
  async patch(_context: Context, userId: string, patch: Partial<User>): Promise<User> {
    const changes = normalized(
      Object.fromEntries(
        PATCHABLE.flatMap((name) => (patch[name] === undefined ? [] : [[name, patch[name]]])),
      ) as Partial<User>,
    );
    const { before, after } = await this.#changes.change(userId, (user) => this.#withNewEmail(user, changes));
    const wanted = { ...after, email: changes.email ?? after.email };
    for (const listener of this.#onProfile) listener(before, wanted);
    return after;
  }

  /** Replaces what a person may change, as plugins do; roles, password and times stay. */
  update(context: Context, user: User): Promise<User> {
    return this.patch(context, user.id, user);
  }

  /** Any change of an account, for the services beside this one. */
  async change(
    userId: string,
    change: (user: User) => User,
    also?: (tx: EntityManager, before: User, after: User) => Promise<void>,
  ): Promise<User> {
    return (await this.#changes.change(userId, change, also)).after;
  }

  /** Clients fetch a picture again when this time, in ms, changes. */
  async pictureChanged(userId: string, at: number): Promise<void> {
    await this.change(userId, (user) => ({ ...user, last_picture_update: at }));
  }

  /** Deactivates (which ends all sessions) or activates an account. */
  async setActive(context: Context, userId: string, active: boolean): Promise<User> {
    const user = await this.change(userId, (old) => ({
      ...old,
      delete_at: active ? 0 : this.#parts.clock.now(),
    }));
    if (active) return user;
    await this.#parts.sessions.revokeAllForUser(userId);
    for (const listener of this.#onDeactivation) await listener(context, user);
    this.#parts.hooks.ask.userHasBeenDeactivated(context, user);
    return user;
  }

  /** Replaces the system roles, space separated. The last administrator stays one. */
  async setRoles(userId: string, roles: string): Promise<User> {
    const user = await this.change(
      userId,
      (old) => ({ ...old, roles }),
      async (tx, before) => {
        const loses = isAdministrator(before.roles) && !isAdministrator(roles);
        if (loses && (await this.#parts.users.countAdministrators(tx)) === 0)
          throw refuse('app.user.update.lastAdmin.app_error', 'UpdateUserRoles');
      },
    );
    await this.#parts.sessions.rolesChanged(userId, roles);
    this.#parts.events.publish({
      event: 'user_role_updated',
      data: { user_id: userId, roles },
      broadcast: { user_id: userId },
    });
    return user;
  }

  /** They log in with this service from now on, and have no password; without a service they need one again. */
  async setAuth(userId: string, auth: UserAuth): Promise<User> {
    const authData = auth.auth_data || undefined;
    const now = this.#parts.clock.now();
    return this.change(
      userId,
      (user) => ({
        ...user,
        auth_service: auth.auth_service,
        auth_data: authData,
        password: '',
        last_password_update: now,
        failed_attempts: 0,
      }),
      async (tx) => {
        if (authData && (await this.#parts.users.countOfAuth(tx, auth.auth_service, authData)) > 1)
          throw refuse('app.user.update_auth_data.email_exists.app_error', 'UpdateUserAuth');
      },
    );
  }

  assertPasswordIsGood(password: string): void {
    assertPasswordIsStrong(password, this.#parts.config.get().PasswordSettings);
  }

  async setPassword(userId: string, password: string): Promise<void> {
    this.assertPasswordIsGood(password);
    await this.setPasswordHash(userId, await hashPassword(password));
  }

  async setPasswordHash(userId: string, hash: string): Promise<void> {
    const now = this.#parts.clock.now();
    await this.change(userId, (user) => ({
      ...user,
      password: hash,
      last_password_update: now,
      failed_attempts: 0,
    }));
  }

  async resetFailedAttempts(userId: string): Promise<void> {
    await this.#parts.database.transaction((tx) =>
      this.#parts.users.update(tx, userId, { failed_attempts: 0 }),
    );
  }

  /** What `viewer` may see of an account; `PrivacySettings` decide about email and names. */
  sanitize(user: User, viewer: UserViewer): User {
    return sanitizeUser(user, viewer, this.#parts.config.get().PrivacySettings);
  }

  onDeactivation(listener: DeactivationListener): void {
    this.#onDeactivation.push(listener);
  }

  onProfileChange(listener: ProfileListener): void {
    this.#onProfile.push(listener);
  }

  /** Tells everybody of an account that was changed by other means than `change`. */
  tell(user: User): void {
    this.#changes.tell(user);
  }

  async #create(context: Context, given: Partial<User>, roles: string | undefined): Promise<User> {
    const password = given.password ?? '';
    this.assertPasswordIsGood(password);
    const settings = this.#parts.config.get().TeamSettings;
    const now = this.#parts.clock.now();
    const blank = { ...blankUser(given, now), last_password_update: now };
    assertUserIsValid(blank);
    if (roles === undefined) assertDomainIsAccepted(blank.email, settings.RestrictCreationToDomains ?? '');
    const hashed = await hashPassword(password);
    const user = await this.#parts.database.transaction(async (tx) => {
      const isFirst = (await this.#parts.users.count(tx)) === 0;
      const granted = roles ?? (isFirst ? ADMINISTRATOR_ROLES : USER_ROLES);
      const made = await this.#changes.insert(tx, { ...blank, password: hashed, roles: granted });
      for (const preference of firstPreferences(made.id)) await this.#parts.preferences.save(tx, preference);
      return made;
    });
    this.#parts.hooks.ask.userHasBeenCreated(context, this.sanitize(user, 'other'));
    this.#parts.events.publish({ event: 'new_user', data: { user_id: user.id } });
    return user;
  }

  /** Another address must be of an accepted domain; where addresses are verified, it counts only when that was done. */
  #withNewEmail(user: User, changes: Partial<User>): User {
    const changed = { ...user, ...changes };
    if (changed.email === user.email) return changed;
    const { TeamSettings, EmailSettings } = this.#parts.config.get();
    assertDomainIsAccepted(changed.email, TeamSettings.RestrictCreationToDomains ?? '');
    if (EmailSettings.RequireEmailVerification && !user.is_bot) return { ...changed, email: user.email };
    return { ...changed, email_verified: user.is_bot };
  }
}

export function isAdministrator(roles: string): boolean {
  return roleNames(roles).includes(ADMINISTRATOR_ROLE);
}
