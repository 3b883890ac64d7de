import type { Session } from '@patchbay/contract';
import type { Clock } from '../clock.ts';

/** Sessions kept in memory; the oldest go first. */
const CACHED = 5_000;

/** Sessions by their token, for so long. Whoever changes or ends one says so. */
export class SessionCache {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { session: Session; until: number }>();
  #changes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(token: string): Session | undefined {
    const kept = this.#kept.get(token);
    return kept && kept.until > this.#clock.now() ? kept.session : undefined;
  }

  /** Ask for it before the database is read, and give it to `set`. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * Kept again it does not live longer; another version of it does. What was read before the last change may be of a
   * session that has ended meanwhile, and is not kept.
   */
  set(session: Session, forMs: number, readAt = this.#changes): void {
    if (readAt !== this.#changes) return;
    const kept = this.#kept.get(session.token);
    const now = this.#clock.now();
    if (kept?.session === session && kept.until > now) return;
    this.#kept.set(session.token, { session, until: now + forMs });
    if (this.#kept.size > CACHED) this.#kept.delete(this.#kept.keys().next().value ?? '');
  }

  forget(token: string): void {
    this.#changes += 1;
    this.#kept.delete(token);
  }

  forgetUser(userId: string): void {
    this.#changes += 1;
    for (const [token, { session }] of this.#kept) if (session.user_id === userId) this.#kept.delete(token);
  }

  clear(): void {
    this.#changes += 1;
    this.#kept.clear();
  }
}
