import type { Status } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import { fill } from '../model/fill.ts';
import type { StatusRepository } from './status.repository.ts';

const KNOWN = new Set(['online', 'away', 'dnd', 'offline']);

export interface StatusServiceParts {
  readonly statuses: StatusRepository;
  readonly database: Database;
  readonly events: EventHub;
  readonly clock: Clock;
}

/** Whether people are there. A status someone set by hand stays until they set another. */
export class StatusService {
  readonly #parts: StatusServiceParts;
  readonly #connections = new Map<string, number>();

  constructor(parts: StatusServiceParts) {
    this.#parts = parts;
  }

  async get(userId: string): Promise<Status> {
    const [status] = await this.getByIds([userId]);
    return status ?? offline(userId);
  }

  /** In the order asked for; those never seen are offline. */
  async getByIds(userIds: readonly string[]): Promise<Status[]> {
    const known = new Map((await this.#parts.statuses.byIds(userIds)).map((each) => [each.user_id, each]));
    return userIds.map((id) => known.get(id) ?? offline(id));
  }

  async set(userId: string, status: string, manual: boolean): Promise<Status> {
    if (!KNOWN.has(status)) throw refuse('api.status.invalid.app_error', 'UpdateUserStatus');
    const before = await this.get(userId);
    const after = fill<Status>('model.Status', {
      user_id: userId,
      status,
      manual,
      last_activity_at: this.#parts.clock.now(),
    });
    await this.#parts.database.transaction((tx) => this.#parts.statuses.save(tx, after));
    if (before.status !== status)
      this.#parts.events.publish({ event: 'status_change', data: { status, user_id: userId } });
    return after;
  }

  /** A socket of theirs opened: they are online, unless they said otherwise. */
  async connected(userId: string): Promise<void> {
    this.#connections.set(userId, (this.#connections.get(userId) ?? 0) + 1);
    const status = await this.get(userId);
    if (!status.manual) await this.set(userId, 'online', false);
  }

  /** A socket of theirs closed; with the last one they are offline. */
  async disconnected(userId: string): Promise<void> {
    const left = (this.#connections.get(userId) ?? 1) - 1;
    if (left > 0) {
      this.#connections.set(userId, left);
      return;
    }
    this.#connections.delete(userId);
    const status = await this.get(userId);
    if (!status.manual) await this.set(userId, 'offline', false);
  }
}

function offline(userId: string): Status {
  return fill<Status>('model.Status', { user_id: userId, status: 'offline' });
}
