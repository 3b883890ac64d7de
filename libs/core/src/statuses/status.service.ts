import type { Status } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import { fill } from '../model/fill.ts';
import type { StatusRepository } from './status.repository.ts';

const KNOWN = new Set(['online', 'away', 'dnd', 'offline']);
const MINUTE_SECONDS = 60;
/** Of so many people, those of the latest doings, it is remembered when they were noted. */
const MOST_NOTED = 10_000;
/** How exact the time is at which somebody did something last, in ms (upstream: StatusMinUpdateTime). */
const ACTIVITY_STEP_MS = 120_000;

export interface StatusServiceParts {
  readonly statuses: StatusRepository;
  readonly database: Database;
  readonly events: EventHub;
  readonly config: ConfigService;
  readonly clock: Clock;
}

/**
 * Whether people are there. A status someone set by hand stays until they set another; do-not-disturb may have an end,
 * in seconds, at which the one before it comes back. Where ServiceSettings.EnableUserStatuses is off nobody has any.
 */
export class StatusService {
  readonly #parts: StatusServiceParts;
  readonly #connections = new Map<string, number>();
  /** When it was noted that somebody who is online did something; of people with a status of another kind nothing. */
  readonly #noted = new Map<string, number>();

  constructor(parts: StatusServiceParts) {
    this.#parts = parts;
  }

  async get(userId: string): Promise<Status> {
    const [status] = await this.getByIds([userId]);
    return status ?? offline(userId);
  }

  /** In the order asked for; those never seen are offline. */
  async getByIds(userIds: readonly string[]): Promise<Status[]> {
    if (!this.#isOn()) return [];
    const known = new Map((await this.#parts.statuses.byIds(userIds)).map((each) => [each.user_id, each]));
    return userIds.map((id) => known.get(id) ?? offline(id));
  }

  async set(userId: string, status: string, manual: boolean): Promise<Status> {
    if (!KNOWN.has(status)) throw refuse('api.status.invalid.app_error', 'UpdateUserStatus');
    const before = await this.get(userId);
    if (before.manual && !manual) return before;
    // Whoever says that they are there leaves it to us again to see when they are not.
    return this.#save(before, { status, manual: manual && status !== 'online' });
  }

  /** Until `endSeconds`, cut to the minute; 0 is for ever. */
  async setDoNotDisturb(userId: string, endSeconds: number): Promise<Status> {
    const before = await this.get(userId);
    return this.#save(before, {
      status: 'dnd',
      manual: true,
      PrevStatus: before.status === 'dnd' ? before.PrevStatus : before.status,
      dnd_end_time: endSeconds - (endSeconds % MINUTE_SECONDS),
    });
  }

  /** Whatever they said: they are gone. */
  async setOffline(userId: string): Promise<void> {
    if (this.#isOn()) await this.#save(await this.get(userId), { status: 'offline', manual: false });
  }

  /** Those whose do-not-disturb has ended have the status from before again. */
  async endDoNotDisturb(): Promise<void> {
    const nowSeconds = Math.floor(this.#parts.clock.now() / 1_000);
    for (const over of await this.#parts.statuses.ofEndedDoNotDisturb(nowSeconds))
      await this.#save(over, { status: over.PrevStatus || 'offline', manual: false, PrevStatus: 'dnd' });
  }

  /** A socket of theirs opened: they are online, unless they said otherwise. */
  async connected(userId: string): Promise<void> {
    this.#connections.set(userId, (this.#connections.get(userId) ?? 0) + 1);
    if (this.#isOn()) await this.set(userId, 'online', false);
  }

  /**
   * They did something, without a socket perhaps: they are online, unless they said otherwise. Written again only after
   * two minutes, since this is asked with every post.
   */
  async seen(userId: string): Promise<void> {
    const now = this.#parts.clock.now();
    const noted = this.#noted.get(userId);
    if (!this.#isOn() || (noted !== undefined && now - noted < ACTIVITY_STEP_MS)) return;
    await this.set(userId, 'online', false);
  }

  /** A socket of theirs closed; with the last one they are offline. */
  async disconnected(userId: string): Promise<void> {
    const left = (this.#connections.get(userId) ?? 1) - 1;
    if (left > 0) {
      this.#connections.set(userId, left);
      return;
    }
    this.#connections.delete(userId);
    if (this.#isOn()) await this.set(userId, 'offline', false);
  }

  async #save(before: Status, changes: Partial<Status>): Promise<Status> {
    const after = fill<Status>('model.Status', {
      ...before,
      dnd_end_time: 0,
      last_activity_at: this.#parts.clock.now(),
      ...changes,
    });
    if (!this.#isOn()) return after;
    await this.#parts.database.transaction((tx) => this.#parts.statuses.save(tx, after));
    this.#note(after);
    if (before.status !== after.status)
      this.#parts.events.publish({
        event: 'status_change',
        data: { status: after.status, user_id: after.user_id },
      });
    return after;
  }

  #note({ user_id: userId, status, last_activity_at: at }: Status): void {
    this.#noted.delete(userId);
    if (status !== 'online') return;
    this.#noted.set(userId, at);
    const [oldest] = this.#noted.keys();
    if (this.#noted.size > MOST_NOTED && oldest !== undefined) this.#noted.delete(oldest);
  }

  #isOn(): boolean {
    return this.#parts.config.get().ServiceSettings.EnableUserStatuses !== false;
  }
}

function offline(userId: string): Status {
  return fill<Status>('model.Status', { user_id: userId, status: 'offline' });
}
