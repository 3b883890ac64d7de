import type { RemoteCluster, SyncMsg, SyncResponse, User } from '@patchbay/contract';
import { HookError } from '@patchbay/hooks';
import type { CoreCommon } from '../core-common.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { SyncBatch } from './gather-batch.ts';
import type { SharedChannelRemoteRow } from './shared-channel.entity.ts';
import type { SharedChannelRepository } from './shared-channel.repository.ts';
import type { SyncRowsRepository } from './sync-rows.repository.ts';

/** People in one message. */
const USERS_PER_MESSAGE = 25;

export interface SyncSenderParts extends CoreCommon {
  readonly sharedChannels: SharedChannelRepository;
  readonly syncRows: SyncRowsRepository;
}

/** Hands the plugin of a remote what it is to be told, each kind in messages of its own; throws what the plugin throws. */
export class SyncSender {
  readonly #parts: SyncSenderParts;

  constructor(parts: SyncSenderParts) {
    this.#parts = parts;
  }

  /** Answers the ids of posts that the remote did not take. */
  async send(remote: RemoteCluster, state: SharedChannelRemoteRow, batch: SyncBatch): Promise<string[]> {
    const { channel_id: channelId } = state;
    await this.#users(remote, channelId, batch.users);
    await this.#files(remote, batch);
    const failed = await this.#posts(remote, channelId, batch);
    if (batch.reactions.length > 0) {
      const told = await this.tell(remote, channelId, { reactions: batch.reactions });
      this.#complain(remote, 'reactions', told.reaction_errors);
    }
    await this.#noteMarks(state, batch);
    await this.#pictures(remote, channelId, batch.pictured);
    return failed;
  }

  /** One message; what the plugin leaves out of its answer is empty. */
  async tell(remote: RemoteCluster, channelId: string, content: Partial<SyncMsg>): Promise<SyncResponse> {
    const message = fill<SyncMsg>('model.SyncMsg', { id: newId(), channel_id: channelId, ...content });
    const args: [SyncMsg, RemoteCluster] = [message, remote];
    const answer: Partial<SyncResponse> | undefined = await this.#parts.hooks.ask.one(
      remote.plugin_id,
      'OnSharedChannelsSyncMsg',
      args,
    );
    return fill<SyncResponse>('model.SyncResponse', answer ?? {});
  }

  async #users(remote: RemoteCluster, channelId: string, users: readonly User[]): Promise<void> {
    for (let from = 0; from < users.length; from += USERS_PER_MESSAGE) {
      const some = users.slice(from, from + USERS_PER_MESSAGE);
      const content = { users: Object.fromEntries(some.map((user) => [user.id, shown(user)])) };
      const answer = await this.tell(remote, channelId, content);
      this.#complain(remote, 'users', answer.user_errors);
      const taken = new Set(answer.users_syncd);
      for (const user of some) if (taken.has(user.id)) await this.#noteUser(remote, channelId, user);
    }
  }

  async #files(remote: RemoteCluster, batch: SyncBatch): Promise<void> {
    const { clock, database, hooks, syncRows } = this.#parts;
    for (const { info, post } of batch.files) {
      await ifThere(
        hooks.ask.one(remote.plugin_id, 'OnSharedChannelsAttachmentSyncMsg', [info, post, remote]),
      );
      await database.transaction((tx) => syncRows.noteFile(tx, info.id, remote.remote_id, clock.now()));
    }
  }

  async #posts(remote: RemoteCluster, channelId: string, batch: SyncBatch): Promise<string[]> {
    if (batch.posts.length === 0) return [];
    const content = { posts: batch.posts, mention_transforms: batch.mentions };
    const { post_errors: failed } = await this.tell(remote, channelId, content);
    const sent = new Set(batch.posts.map((post) => post.id));
    return failed.filter((id) => sent.has(id));
  }

  async #pictures(remote: RemoteCluster, channelId: string, users: readonly User[]): Promise<void> {
    for (const user of users) {
      const args: [User, RemoteCluster] = [shown(user), remote];
      await ifThere(this.#parts.hooks.ask.one(remote.plugin_id, 'OnSharedChannelsProfileImageSyncMsg', args));
      await this.#noteUser(remote, channelId, user);
    }
  }

  async #noteUser(remote: RemoteCluster, channelId: string, user: User): Promise<void> {
    const { clock, database, syncRows } = this.#parts;
    const key = { channel_id: channelId, remote_id: remote.remote_id, user_id: user.id };
    const times = {
      now: clock.now(),
      syncedAt: Math.max(user.update_at, Math.abs(user.last_picture_update)),
    };
    await database.transaction((tx) => syncRows.noteUser(tx, key, times));
  }

  async #noteMarks(state: SharedChannelRemoteRow, { created, updated }: SyncBatch): Promise<void> {
    if (created.at === state.last_post_create_at && updated.at === state.last_post_update_at) {
      if (created.id === state.last_post_create_id && updated.id === state.last_post_id) return;
    }
    const marks = {
      last_post_create_at: created.at,
      last_post_create_id: created.id,
      last_post_update_at: updated.at,
      last_post_id: updated.id,
    };
    await this.#parts.database.transaction((tx) =>
      this.#parts.sharedChannels.updateRemote(tx, state.id, marks),
    );
  }

  #complain(remote: RemoteCluster, what: string, ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#parts.logger.warn('A remote did not take all that it was told of a shared channel', {
      plugin_id: remote.plugin_id,
      what,
      ids: ids.join(' '),
    });
  }
}

/** A plugin need not take files or pictures. */
async function ifThere(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof HookError && error.code === 'hook.not_active')) throw error;
  }
}

/** An account as the other side may know it: no secrets, and no rights that count here. */
function shown(user: User): User {
  return {
    ...user,
    password: '',
    auth_data: undefined,
    auth_service: '',
    roles: 'system_user',
    allow_marketing: false,
    notify_props: {},
    last_password_update: 0,
    failed_attempts: 0,
    mfa_active: false,
    mfa_secret: '',
    mfa_used_timestamps: [],
    last_login: 0,
  };
}
