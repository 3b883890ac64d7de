import { timingSafeEqual } from 'node:crypto';
import type { Session, User } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { AccessGrants } from '../users/access-grants.ts';
import { roleNames } from '../access/role-names.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { SessionCache } from './session-cache.ts';
import {
  ACCESS_TOKEN_SESSION,
  isAccessTokenSession,
  isMobileSession,
  isSingleSignOnSession,
  SESSION_PROPS,
} from './session-props.ts';
import type { SessionRepository } from './session.repository.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** A session's last use is written down at most this often. */
const ACTIVITY_STEP_MS = 5 * MINUTE_MS;
/** How many sessions one person has at most; the longest unused go first. */
const SESSIONS_PER_USER = 500;
/** A personal access token that never expires has a session for a hundred years, as in Mattermost. */
const ACCESS_TOKEN_HOURS = 100 * 365 * 24;

export interface SessionServiceParts {
  readonly sessions: SessionRepository;
  readonly users: UserRepository;
  readonly grants: AccessGrants;
  readonly database: Database;
  readonly config: ConfigService;
  readonly clock: Clock;
}

export interface NewSession {
  /** The phone it is on. Its earlier sessions there end. */
  readonly deviceId?: string;
  readonly props?: Record<string, string>;
  readonly isOAuth?: boolean;
}

/** Logged-in sessions: a token, a CSRF token in `props.csrf`, an expiry in ms that moves on with use. */
export class SessionService {
  readonly #parts: SessionServiceParts;
  readonly #cache: SessionCache;
  readonly #revoked = new Set<(session: Session) => void>();

  constructor(parts: SessionServiceParts) {
    this.#parts = parts;
    this.#cache = new SessionCache(parts.clock);
  }

  /** 401 api.user.login.inactive.app_error for someone who was deactivated meanwhile. */
  async create(user: User, details: NewSession = {}): Promise<Session> {
    const deviceId = details.deviceId ?? '';
    if (deviceId !== '') await this.revokeForDevice(user.id, deviceId);
    await this.#makeRoom(user.id);
    const now = this.#parts.clock.now();
    const session = fill<Session>('model.Session', {
      id: newId(),
      token: newId(),
      create_at: now,
      last_activity_at: now,
      user_id: user.id,
      device_id: deviceId,
      roles: user.roles,
      is_oauth: details.isOAuth ?? false,
      props: {
        [SESSION_PROPS.isGuest]: String(isGuest(user)),
        ...(user.is_bot ? { [SESSION_PROPS.isBot]: 'true' } : {}),
        ...details.props,
        csrf: newId(),
      },
    });
    session.expires_at = now + this.lengthMs(session);
    await this.#parts.database.transaction(async (tx) => {
      const current = await this.#parts.users.byId(user.id, tx);
      if (current && current.delete_at > 0)
        throw refuse('api.user.login.inactive.app_error', 'CreateSession');
      await this.#parts.sessions.insert(tx, rowOf(session));
    });
    return this.#remember(session);
  }

  /** The live session of a token, or undefined when it is unknown, revoked or expired. */
  async byToken(token: string): Promise<Session | undefined> {
    const now = this.#parts.clock.now();
    const readAt = this.#cache.changes;
    const session =
      this.#cache.get(token) ??
      (await this.#parts.sessions.byToken(token)) ??
      (await this.#ofAccessToken(token));
    if (!session) return undefined;
    if (isExpired(session, now) || this.#isSwitchedOff(session)) {
      this.#cache.forget(token);
      return undefined;
    }
    if (this.#isIdle(session, now)) {
      await this.#end(session);
      return undefined;
    }
    const current =
      now - session.last_activity_at >= ACTIVITY_STEP_MS ? await this.#noteActivity(session, now) : session;
    return this.#remember(current, readAt);
  }

  async get(sessionId: string): Promise<Session> {
    const session = await this.#parts.sessions.byId(sessionId);
    if (!session) throw refuse('app.session.get.app_error', 'GetSession');
    return session;
  }

  /** Tokens are blank in it. */
  async listForUser(userId: string): Promise<Session[]> {
    const sessions = await this.#parts.sessions.ofUser(userId, this.#parts.clock.now());
    return sessions.map((session) => ({ ...session, token: '' }));
  }

  async revoke(sessionId: string): Promise<void> {
    await this.#end(await this.get(sessionId));
  }

  /** The session of a token, where there is one. */
  async revokeByToken(token: string): Promise<void> {
    const session = await this.#parts.sessions.byToken(token);
    if (session) await this.#end(session);
  }

  async revokeAllForUser(userId: string, exceptId = ''): Promise<void> {
    for (const session of await this.#parts.sessions.ofUser(userId, 0))
      if (session.id !== exceptId) await this.#end(session);
  }

  /** Everybody's, personal access tokens' too: those make new ones when they are used next. */
  async revokeAll(): Promise<void> {
    const ended = await this.#parts.sessions.all();
    await this.#parts.database.transaction((tx) => this.#parts.sessions.deleteAll(tx));
    this.#cache.clear();
    for (const session of ended) this.#tell(session);
  }

  async revokeForDevice(userId: string, deviceId: string, exceptId = ''): Promise<void> {
    for (const session of await this.#parts.sessions.ofUser(userId, this.#parts.clock.now()))
      if (session.device_id === deviceId && session.id !== exceptId) await this.#end(session);
  }

  /** The session is on this phone now, lives as long as a phone's, and is the only one there. */
  async attachDevice(session: Session, deviceId: string): Promise<Session> {
    await this.revokeForDevice(session.user_id, deviceId, session.id);
    const hours = this.#parts.config.get().ServiceSettings.SessionLengthMobileInHours ?? 0;
    const changes = { device_id: deviceId, expires_at: this.#parts.clock.now() + hours * HOUR_MS };
    await this.#change(session, changes);
    return { ...session, ...changes };
  }

  async setProps(session: Session, props: Record<string, string>): Promise<void> {
    const current = await this.get(session.id);
    await this.#change(current, { props: { ...current.props, ...props } });
  }

  async extend(sessionId: string, expiresAt: number): Promise<void> {
    await this.#change(await this.get(sessionId), { expires_at: expiresAt });
  }

  /** Sessions carry the roles of their user: call it when those change. */
  async rolesChanged(userId: string, roles: string): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.sessions.setRolesOfUser(tx, userId, roles));
    this.#cache.forgetUser(userId);
  }

  /** Whether `csrf` is the session's own CSRF token. */
  csrfMatches(session: Session, csrf: string): boolean {
    const own = Buffer.from(session.props[SESSION_PROPS.csrf] ?? '');
    const given = Buffer.from(csrf);
    return own.length > 0 && own.length === given.length && timingSafeEqual(own, given);
  }

  /** The unrestricted session of the local socket; never stored. */
  local(): Session {
    return fill<Session>('model.Session', { local: true });
  }

  /** How long a session of this kind lives without being used, in ms. */
  lengthMs(session: Session): number {
    const settings = this.#parts.config.get().ServiceSettings;
    if (isMobileSession(session)) return (settings.SessionLengthMobileInHours ?? 0) * HOUR_MS;
    if (isSingleSignOnSession(session)) return (settings.SessionLengthSSOInHours ?? 0) * HOUR_MS;
    return (settings.SessionLengthWebInHours ?? 0) * HOUR_MS;
  }

  /** Called when sessions end, so that their sockets can be closed. Returns the way to stop listening. */
  onRevoked(listener: (session: Session) => void): () => void {
    this.#revoked.add(listener);
    return () => this.#revoked.delete(listener);
  }

  /** The session that stands for a personal access token, made when the token is first used. */
  async #ofAccessToken(text: string): Promise<Session | undefined> {
    const grant = await this.#parts.grants.of(text);
    if (!grant) return undefined;
    const { token, user } = grant;
    await this.#makeRoom(user.id);
    const now = this.#parts.clock.now();
    const session = fill<Session>('model.Session', {
      id: newId(),
      token: token.token,
      create_at: now,
      last_activity_at: now,
      expires_at: token.expires_at > 0 ? token.expires_at : now + ACCESS_TOKEN_HOURS * HOUR_MS,
      user_id: user.id,
      roles: user.roles,
      props: {
        [SESSION_PROPS.tokenId]: token.id,
        [SESSION_PROPS.type]: ACCESS_TOKEN_SESSION,
        [SESSION_PROPS.isGuest]: String(isGuest(user)),
        ...(user.is_bot ? { [SESSION_PROPS.isBot]: 'true' } : {}),
      },
    });
    return this.#parts.database.transaction(async (tx) => {
      // Two requests with a new token come at once, or the token is revoked meanwhile.
      const made = await this.#parts.sessions.byToken(text, tx);
      if (made || !(await this.#parts.grants.stillStands(tx, grant))) return made;
      await this.#parts.sessions.insert(tx, rowOf(session));
      return session;
    });
  }

  #isSwitchedOff(session: Session): boolean {
    return (
      isAccessTokenSession(session) &&
      !this.#parts.grants.areOn(session.props[SESSION_PROPS.isBot] === 'true')
    );
  }

  /** SessionIdleTimeoutInMinutes counts for browsers only, and where use does not make sessions longer. */
  #isIdle(session: Session, now: number): boolean {
    const settings = this.#parts.config.get().ServiceSettings;
    const minutes = settings.SessionIdleTimeoutInMinutes ?? 0;
    if (minutes <= 0 || settings.ExtendSessionLengthWithActivity) return false;
    if (session.is_oauth || isMobileSession(session) || isAccessTokenSession(session)) return false;
    return now - session.last_activity_at > minutes * MINUTE_MS;
  }

  async #noteActivity(session: Session, now: number): Promise<Session> {
    const extend =
      this.#parts.config.get().ServiceSettings.ExtendSessionLengthWithActivity === true &&
      session.expires_at > 0 &&
      !isAccessTokenSession(session);
    const changes = {
      last_activity_at: now,
      expires_at: extend ? now + this.lengthMs(session) : session.expires_at,
    };
    await this.#parts.database.transaction((tx) => this.#parts.sessions.update(tx, session.id, changes));
    return { ...session, ...changes };
  }

  async #makeRoom(userId: string): Promise<void> {
    for (const session of await this.#parts.sessions.longestUnused(userId, SESSIONS_PER_USER - 1))
      await this.#end(session);
  }

  async #change(session: Session, changes: Partial<Session>): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.sessions.update(tx, session.id, changes));
    this.#cache.forget(session.token);
  }

  async #end(session: Session): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.sessions.delete(tx, session.id));
    this.#cache.forget(session.token);
    this.#tell(session);
  }

  #tell(session: Session): void {
    for (const listener of this.#revoked) listener(session);
  }

  #remember(session: Session, readAt?: number): Session {
    const minutes = this.#parts.config.get().ServiceSettings.SessionCacheInMinutes ?? 0;
    this.#cache.set(session, minutes * MINUTE_MS, readAt);
    return session;
  }
}

function rowOf(session: Session) {
  const { team_members: _members, local: _local, ...row } = session;
  return row;
}

function isGuest(user: User): boolean {
  return roleNames(user.roles).includes('system_guest');
}

function isExpired(session: Session, now: number): boolean {
  return session.expires_at > 0 && session.expires_at <= now;
}
