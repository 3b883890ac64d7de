import type { Post, RemoteCluster } from '@patchbay/contract';
import type { EphemeralService } from '../posts/ephemeral.service.ts';
import type { StatusService } from '../statuses/status.service.ts';
import { gatherBatch, type GatherParts } from './gather-batch.ts';
import { AUTO_INVITED, type PluginRemotes } from './plugin-remotes.ts';
import type { RemoteRepository } from './remote.repository.ts';
import type { SharedChannelRepository } from './shared-channel.repository.ts';
import type { SharedChannelService } from './shared-channel.service.ts';
import { MOST_RETRIES, SYNC_DELAY_MS, type NextTask, type SyncTask } from './sync-queue.ts';
import { SyncSender, type SyncSenderParts } from './sync-sender.ts';

/** Whoever wrote so shortly ago is told that the other side does not hear them. */
const JUST_NOW_MS = 10_000;

export interface ChannelSyncParts extends GatherParts, Omit<SyncSenderParts, 'config' | 'syncRows'> {
  readonly remotes: RemoteRepository;
  readonly pluginRemotes: PluginRemotes;
  readonly sharedChannels: SharedChannelRepository;
  readonly sharing: SharedChannelService;
  readonly statuses: StatusService;
  readonly ephemeral: EphemeralService;
}

/** Does what is in the queue: tells one remote of one channel, and finds out whom else to tell. */
export class ChannelSync {
  readonly #parts: ChannelSyncParts;
  readonly #sender: SyncSender;

  constructor(parts: ChannelSyncParts) {
    this.#parts = parts;
    this.#sender = new SyncSender(parts);
  }

  async work(task: SyncTask): Promise<NextTask[]> {
    if (task.remoteId === '') return this.#forEachRemote(task);
    const { pluginRemotes, sharedChannels, sharing } = this.#parts;
    const remote = await pluginRemotes.find(task.remoteId);
    if (!remote) return [];
    if (task.statusOf !== undefined) {
      await this.#status(remote, task.statusOf);
      return [];
    }
    const state = await sharedChannels.remote(task.channelId, task.remoteId);
    if (state?.delete_at !== 0 || !state.is_invite_confirmed || !sharing.isShared(task.channelId)) return [];
    const batch = await gatherBatch(this.#parts, remote, state, task);
    if (!pluginRemotes.isOnline(remote)) {
      this.#sayOffline(remote, batch.posts);
      return [];
    }
    const failed = await this.#sender.send(remote, state, batch);
    const { channelId, remoteId } = task;
    return [
      ...(batch.more ? [{ task: { channelId, remoteId }, delayMs: 0 }] : []),
      ...failed.flatMap((postId) => this.#again(task, postId)),
    ];
  }

  async #forEachRemote(task: SyncTask): Promise<NextTask[]> {
    const { remotes, sharedChannels, sharing } = this.#parts;
    if (!sharing.isShared(task.channelId)) return [];
    for (const remote of await remotes.registered())
      if ((remote.options & AUTO_INVITED) !== 0) await sharing.inviteItself(task.channelId, remote);
    const rows = await sharedChannels.remotesOf(task.channelId);
    return rows.map((row) => ({ task: { ...task, remoteId: row.remote_id }, delayMs: 0 }));
  }

  #again(task: SyncTask, postId: string): NextTask[] {
    const { channelId, remoteId } = task;
    const attempt = (task.postId === postId ? (task.attempt ?? 0) : 0) + 1;
    if (attempt <= MOST_RETRIES)
      return [{ task: { channelId, remoteId, postId, attempt }, delayMs: SYNC_DELAY_MS }];
    this.#parts.logger.warn('A remote does not take a post of a shared channel', {
      remote_id: remoteId,
      post_id: postId,
    });
    return [];
  }

  async #status(remote: RemoteCluster, userId: string): Promise<void> {
    if (!this.#parts.pluginRemotes.isOnline(remote)) return;
    const status = await this.#parts.statuses.get(userId);
    await this.#sender.tell(remote, '', { statuses: [status] });
  }

  #sayOffline(remote: RemoteCluster, posts: readonly Post[]): void {
    const { clock, ephemeral } = this.#parts;
    const since = clock.now() - JUST_NOW_MS;
    const recent = posts.filter((post) => post.create_at > since && post.delete_at === 0);
    const message = `${remote.display_name} does not answer now: your message is sent there as soon as it does.`;
    for (const userId of new Set(recent.map((post) => post.user_id))) {
      const [post] = recent.filter((each) => each.user_id === userId);
      if (post) ephemeral.send(userId, { channel_id: post.channel_id, user_id: userId, message });
    }
  }
}
