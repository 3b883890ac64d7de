import { timingSafeEqual } from 'node:crypto';
import type { Session, User } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { SessionRepository } from './session.repository.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** A session's last use is written down at most this often. */
const ACTIVITY_STEP_MS = 5 * MINUTE_MS;
/** Sessions kept in memory; the oldest go first. */
const CACHED = 5_000;

export interface SessionServiceParts {
  readonly sessions: SessionRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly clock: Clock;
}

/** Logged-in sessions: a token, a CSRF token in `props.csrf`, an expiry in ms that moves on with use. */
export class SessionService {
  readonly #parts: SessionServiceParts;
  readonly #cache = new Map<string, { session: Session; until: number }>();
  readonly #revoked = new Set<(session: Session) => void>();

  constructor(parts: SessionServiceParts) {
    this.#parts = parts;
  }

  async create(
    user: User,
    details: { deviceId?: string; props?: Record<string, string> } = {},
  ): Promise<Session> {
    const now = this.#parts.clock.now();
    const session = fill<Session>('model.Session', {
      id: newId(),
      token: newId(),
      create_at: now,
      expires_at: now + this.#lengthMs(),
      last_activity_at: now,
      user_id: user.id,
      device_id: details.deviceId ?? '',
      roles: user.roles,
      props: { ...details.props, csrf: newId() },
    });
    const { team_members: _members, local: _local, ...row } = session;
    await this.#parts.database.transaction((tx) => this.#parts.sessions.insert(tx, row));
    this.#remember(session);
    return session;
  }

  /** The live session of a token, or undefined when it is unknown, revoked or expired. */
  async byToken(token: string): Promise<Session | undefined> {
    const now = this.#parts.clock.now();
    const cached = this.#cache.get(token);
    const session = cached && cached.until > now ? cached.session : await this.#parts.sessions.byToken(token);
    if (!session) return undefined;
    if (isExpired(session, now)) {
      this.#cache.delete(token);
      return undefined;
    }
    const current =
      now - session.last_activity_at >= ACTIVITY_STEP_MS ? await this.#noteActivity(session, now) : session;
    if (!cached || cached.session !== current || cached.until <= now) this.#remember(current);
    return current;
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
    const session = await this.get(sessionId);
    await this.#parts.database.transaction((tx) => this.#parts.sessions.delete(tx, sessionId));
    this.#cache.delete(session.token);
    for (const listener of this.#revoked) listener(session);
  }

  async revokeAllForUser(userId: string): Promise<void> {
    for (const { id } of await this.#parts.sessions.ofUser(userId, this.#parts.clock.now()))
      await this.revoke(id);
  }

  async extend(sessionId: string, expiresAt: number): Promise<void> {
    const session = await this.get(sessionId);
    await this.#parts.database.transaction((tx) =>
      this.#parts.sessions.update(tx, sessionId, { expires_at: expiresAt }),
    );
    this.#cache.delete(session.token);
  }

  /** Sessions carry the roles of their user: call it when those change. */
  async rolesChanged(userId: string, roles: string): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.sessions.setRolesOfUser(tx, userId, roles));
    for (const [token, { session }] of this.#cache) if (session.user_id === userId) this.#cache.delete(token);
  }

  /** Whether `csrf` is the session's own CSRF token. */
  csrfMatches(session: Session, csrf: string): boolean {
    const own = Buffer.from(session.props['csrf'] ?? '');
    const given = Buffer.from(csrf);
    return own.length > 0 && own.length === given.length && timingSafeEqual(own, given);
  }

  /** The unrestricted session of the local socket; never stored. */
  local(): Session {
    return fill<Session>('model.Session', { local: true });
  }

  /** Called when sessions end, so that their sockets can be closed. Returns the way to stop listening. */
  onRevoked(listener: (session: Session) => void): () => void {
    this.#revoked.add(listener);
    return () => this.#revoked.delete(listener);
  }

  async #noteActivity(session: Session, now: number): Promise<Session> {
    const extend = this.#parts.config.get().ServiceSettings.ExtendSessionLengthWithActivity === true;
    const changes = {
      last_activity_at: now,
      expires_at: extend && session.expires_at > 0 ? now + this.#lengthMs() : session.expires_at,
    };
    await this.#parts.database.transaction((tx) => this.#parts.sessions.update(tx, session.id, changes));
    return { ...session, ...changes };
  }

  #remember(session: Session): void {
    const minutes = this.#parts.config.get().ServiceSettings.SessionCacheInMinutes ?? 0;
    this.#cache.set(session.token, { session, until: this.#parts.clock.now() + minutes * MINUTE_MS });
    if (this.#cache.size > CACHED) this.#cache.delete(this.#cache.keys().next().value ?? '');
  }

  #lengthMs(): number {
    return (this.#parts.config.get().ServiceSettings.SessionLengthWebInHours ?? 0) * HOUR_MS;
  }
}

function isExpired(session: Session, now: number): boolean {
  return session.expires_at > 0 && session.expires_at <= now;
}
