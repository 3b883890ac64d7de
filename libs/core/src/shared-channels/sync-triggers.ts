import type { ConfigService } from '../config/config.service.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { ServerEvent } from '../events/server-event.ts';
import type { Logger } from '../logger.ts';
import type { SharedChannelService } from './shared-channel.service.ts';
import type { SyncQueue } from './sync-queue.ts';
import type { SyncRowsRepository } from './sync-rows.repository.ts';

const IN_CHANNEL = new Set(['posted', 'post_edited', 'post_deleted', 'reaction_added', 'reaction_removed']);

export interface SyncTriggersParts {
  readonly config: ConfigService;
  readonly events: EventHub;
  readonly logger: Logger;
  readonly queue: SyncQueue;
  readonly sharing: SharedChannelService;
  readonly syncRows: SyncRowsRepository;
}

/** Sees from what is announced that remotes are to be told of something. */
export class SyncTriggers {
  readonly #parts: SyncTriggersParts;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: SyncTriggersParts) {
    this.#parts = parts;
    parts.events.onPublish((event) => this.#heard(event));
  }

  /** Resolves when what was heard so far is in the queue. */
  settled(): Promise<void> {
    return this.#running;
  }

  #heard({ event, data, broadcast }: ServerEvent): void {
    const { config, queue, sharing } = this.#parts;
    if (!sharing.anyShared()) return;
    const channelId = broadcast?.channel_id ?? '';
    if (IN_CHANNEL.has(event)) {
      if (sharing.isShared(channelId)) queue.add({ channelId, remoteId: '' });
      return;
    }
    // Of the three views of an account, one is enough.
    if (event === 'user_updated' && broadcast?.user_id) this.#person(broadcast.user_id, true);
    if (event !== 'status_change' || config.get().ConnectedWorkspacesSettings.DisableSharedChannelsStatusSync)
      return;
    const userId = data['user_id'];
    if (typeof userId === 'string') this.#person(userId, false);
  }

  #person(userId: string, profile: boolean): void {
    this.#running = this.#running
      .then(() => (profile ? this.#profile(userId) : this.#status(userId)))
      .catch((error: unknown) => {
        this.#parts.logger.error('Remotes could not be told of a person', {
          user_id: userId,
          error: String(error),
        });
      });
  }

  async #profile(userId: string): Promise<void> {
    for (const row of await this.#parts.syncRows.whoKnows(userId))
      this.#parts.queue.add({ channelId: row.channel_id, remoteId: row.remote_id, userId });
  }

  async #status(userId: string): Promise<void> {
    for (const row of await this.#parts.syncRows.whoKnows(userId))
      this.#parts.queue.add({ channelId: '', remoteId: row.remote_id, statusOf: userId });
  }
}
