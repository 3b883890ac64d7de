import type { Context, User } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import { hashPassword } from './password-hash.ts';
import { assertPasswordIsStrong } from './password-policy.ts';
import { sanitizeUser, type UserViewer } from './sanitize-user.ts';
import type { UserAutocompleteQuery, UserFilter, UserSearch } from './user-query.ts';
import type { SessionService } from '../sessions/session.service.ts';
import { rowOf, type UserRepository } from './user.repository.ts';
import { assertUserIsValid, defaultNotifyProps, defaultTimezone } from './user-rules.ts';

const AUTOCOMPLETE_LIMIT = 25;
const USER_ROLES = 'system_user';
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
  readonly database: Database;
  readonly config: ConfigService;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
  readonly sessions: SessionService;
  readonly clock: Clock;
}

/** Accounts: making, finding, changing them, and what others may see of them. */
export class UserService {
  readonly #parts: UserServiceParts;

  constructor(parts: UserServiceParts) {
    this.#parts = parts;
  }

  /** Creates an account; the first of an empty server becomes system administrator. Runs UserHasBeenCreated. */
  create(context: Context, user: Partial<User>): Promise<User> {
    return this.#create(context, user, undefined);
  }

  /** As `create`, with the system roles of an administrator. */
  createAdministrator(context: Context, user: Partial<User>): Promise<User> {
    return this.#create(context, user, ADMINISTRATOR_ROLES);
  }

  /** Someone makes their own account: only where the server is open to everybody, or empty. */
  async signUp(context: Context, given: Partial<User>): Promise<User> {
    const { TeamSettings, EmailSettings } = this.#parts.config.get();
    if (!TeamSettings.EnableUserCreation || !EmailSettings.EnableSignUpWithEmail)
      throw refuse('api.user.create_user.signup_email_disabled.app_error', 'CreateUserFromSignup');
    if (!TeamSettings.EnableOpenServer && (await this.count()) > 0)
      throw refuse('api.user.create_user.no_open_server', 'CreateUserFromSignup');
    assertDomainIsAccepted(given.email ?? '', TeamSettings.RestrictCreationToDomains ?? '');
    return this.create(context, given);
  }

  /** The account that stands for a bot: it has no password and no say in notifications. */
  createForBot(tx: EntityManager, user: Partial<User>): Promise<User> {
    const now = this.#parts.clock.now();
    return this.#insert(tx, { ...blankUser(user, now), roles: USER_ROLES, email_verified: true });
  }

  count(): Promise<number> {
    return this.#parts.users.count();
  }

  async get(userId: string): Promise<User> {
    const user = await this.#parts.users.byId(userId);
    if (!user) throw refuse('app.user.missing_account.const', 'GetUser');
    return user;
  }

  async getByUsername(username: string): Promise<User> {
    const user = await this.#parts.users.byUsername(username);
    if (!user) throw refuse('app.user.get_by_username.app_error', 'GetUserByUsername');
    return user;
  }

  async getByEmail(email: string): Promise<User> {
    const user = await this.#parts.users.byEmail(email);
    if (!user) throw refuse('app.user.missing_account.const', 'GetUserByEmail');
    return user;
  }

  getByIds(userIds: readonly string[], since = 0): Promise<User[]> {
    return this.#parts.users.byIds(userIds, since);
  }

  getByUsernames(usernames: readonly string[]): Promise<User[]> {
    return this.#parts.users.byUsernames(usernames);
  }

  list(filter: UserFilter): Promise<User[]> {
    return this.#parts.users.list(filter);
  }

  search(search: UserSearch): Promise<User[]> {
    return this.#parts.users.search(search);
  }

  async autocomplete(query: UserAutocompleteQuery): Promise<{ users: User[]; out_of_channel: User[] }> {
    const { name: term, teamId, channelId, limit = AUTOCOMPLETE_LIMIT } = query;
    const users = await this.#parts.users.search({ term, teamId, inChannelId: channelId, limit });
    if (!channelId) return { users, out_of_channel: [] };
    const outside = await this.#parts.users.search({ term, teamId, notInChannelId: channelId, limit });
    return { users, out_of_channel: outside };
  }

  /** Changes the fields given that a person may change; maps replace what was there. */
  async patch(_context: Context, userId: string, patch: Partial<User>): Promise<User> {
    const changes = Object.fromEntries(
      PATCHABLE.flatMap((name) => (patch[name] === undefined ? [] : [[name, patch[name]]])),
    ) as Partial<User>;
    return this.#change(userId, (user) => ({ ...user, ...normalized(changes) }));
  }

  /** Replaces what a person may change, as plugins do; roles, password and times stay. */
  update(context: Context, user: User): Promise<User> {
    return this.patch(context, user.id, user);
  }

  /** Another name for a bot's account. */
  async rename(userId: string, username: string, displayName: string): Promise<void> {
    await this.#change(userId, (user) => ({ ...user, username, first_name: displayName }));
  }

  /** Clients fetch a picture again when this time, in ms, changes. */
  async pictureChanged(userId: string, at: number): Promise<void> {
    await this.#change(userId, (user) => ({ ...user, last_picture_update: at }));
  }

  /** Deactivates (which ends all sessions) or activates an account. */
  async setActive(context: Context, userId: string, active: boolean): Promise<User> {
    const user = await this.#change(userId, (old) => ({
      ...old,
      delete_at: active ? 0 : this.#parts.clock.now(),
    }));
    if (!active) {
      await this.#parts.sessions.revokeAllForUser(userId);
      this.#parts.hooks.ask.userHasBeenDeactivated(context, user);
    }
    return user;
  }

  /** Replaces the system roles, space separated. */
  async setRoles(userId: string, roles: string): Promise<User> {
    const user = await this.#change(userId, (old) => ({ ...old, roles }));
    await this.#parts.sessions.rolesChanged(userId, roles);
    this.#parts.events.publish({
      event: 'user_role_updated',
      data: { user_id: userId, roles },
      broadcast: { user_id: userId },
    });
    return user;
  }

  async setPassword(userId: string, password: string): Promise<void> {
    assertPasswordIsStrong(password, this.#parts.config.get().PasswordSettings);
    const hashed = await hashPassword(password);
    const now = this.#parts.clock.now();
    await this.#change(userId, (user) => ({
      ...user,
      password: hashed,
      last_password_update: now,
      failed_attempts: 0,
    }));
  }

  /** What `viewer` may see of an account; `PrivacySettings` decide about email and names. */
  sanitize(user: User, viewer: UserViewer): User {
    return sanitizeUser(user, viewer, this.#parts.config.get().PrivacySettings);
  }

  async #create(context: Context, given: Partial<User>, roles: string | undefined): Promise<User> {
    const password = given.password ?? '';
    assertPasswordIsStrong(password, this.#parts.config.get().PasswordSettings);
    const now = this.#parts.clock.now();
    const blank = { ...blankUser(given, now), last_password_update: now };
    assertUserIsValid(blank);
    const hashed = await hashPassword(password);
    const user = await this.#parts.database.transaction(async (tx) => {
      const isFirst = (await this.#parts.users.count(tx)) === 0;
      const granted = roles ?? (isFirst ? ADMINISTRATOR_ROLES : USER_ROLES);
      return this.#insert(tx, { ...blank, password: hashed, roles: granted });
    });
    this.#parts.hooks.ask.userHasBeenCreated(context, this.sanitize(user, 'other'));
    this.#parts.events.publish({ event: 'new_user', data: { user_id: user.id } });
    return user;
  }

  async #insert(tx: EntityManager, user: User): Promise<User> {
    assertUserIsValid(user);
    await this.#assertUnique(tx, user);
    await this.#parts.users.insert(tx, user);
    return user;
  }

  async #change(userId: string, change: (user: User) => User): Promise<User> {
    const after = await this.#parts.database.transaction(async (tx) => {
      const before = await this.#parts.users.byId(userId, tx);
      if (!before) throw refuse('app.user.missing_account.const', 'UpdateUser');
      const changed = { ...change(before), update_at: this.#parts.clock.now() };
      assertUserIsValid(changed);
      await this.#assertUnique(tx, changed);
      const { id, ...row } = rowOf(changed);
      await this.#parts.users.update(tx, id, row);
      return changed;
    });
    this.#publishUpdate(after);
    return after;
  }

  async #assertUnique(tx: EntityManager, user: User): Promise<void> {
    const sameName = await this.#parts.users.byUsername(user.username, tx);
    if (sameName && sameName.id !== user.id)
      throw refuse('app.user.save.username_exists.app_error', 'SaveUser');
    const sameEmail = await this.#parts.users.byEmail(user.email, tx);
    if (sameEmail && sameEmail.id !== user.id)
      throw refuse('app.user.save.email_exists.app_error', 'SaveUser');
  }

  /** Administrators and everybody else get their own view; the person gets theirs. */
  #publishUpdate(user: User): void {
    const publish = (viewer: UserViewer, broadcast: Record<string, unknown>) =>
      this.#parts.events.publish({
        event: 'user_updated',
        data: { user: present('model.User', this.sanitize(user, viewer)) },
        broadcast,
      });
    publish('admin', { omit_users: { [user.id]: true }, contains_sensitive_data: true });
    publish('other', { omit_users: { [user.id]: true }, contains_sanitized_data: true });
    publish('self', { user_id: user.id });
  }
}

/** `domains` is a list separated by commas or spaces; an empty one accepts all. */
function assertDomainIsAccepted(email: string, domains: string): void {
  const accepted = domains
    .toLowerCase()
    .split(/[\s,@]+/)
    .filter((domain) => domain !== '');
  const domain = email.toLowerCase().split('@').at(-1) ?? '';
  if (accepted.length > 0 && !accepted.includes(domain))
    throw refuse('api.user.create_user.accepted_domain.app_error', 'CreateUserFromSignup');
}

function blankUser(given: Partial<User>, now: number): User {
  return fill<User>('model.User', {
    notify_props: defaultNotifyProps(),
    timezone: defaultTimezone(),
    locale: 'en',
    ...normalized(given),
    id: newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    password: '',
    failed_attempts: 0,
    mfa_active: false,
    mfa_secret: '',
  });
}

function normalized(user: Partial<User>): Partial<User> {
  const result = { ...user };
  if (result.username !== undefined) result.username = result.username.trim().toLowerCase();
  if (result.email !== undefined) result.email = result.email.trim().toLowerCase();
  return result;
}
