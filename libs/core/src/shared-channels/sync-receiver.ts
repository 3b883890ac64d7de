import type {
  Channel,
  FileInfo,
  MembershipChangeMsg,
  Post,
  Reaction,
  RemoteCluster,
  Status,
  SyncMsg,
  SyncResponse,
} from '@patchbay/contract';
import type { Readable } from 'node:stream';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import type { FileInfoRepository } from '../files/file-info.repository.ts';
import type { FileUploadService } from '../files/file-upload.service.ts';
import { emptyContext } from '../model/empty-context.ts';
import { fill } from '../model/fill.ts';
import { isId } from '../model/ids.ts';
import type { PostService } from '../posts/post.service.ts';
import type { ReactionService } from '../reactions/reaction.service.ts';
import type { StatusService } from '../statuses/status.service.ts';
import type { ProfileImageService } from '../users/profile-image.service.ts';
import type { PluginRemotes } from './plugin-remotes.ts';
import type { RemotePeople } from './remote-people.ts';
import type { SharedChannelRepository } from './shared-channel.repository.ts';

export interface SyncReceiverParts extends CoreCommon {
  readonly channels: ChannelRepository;
  readonly sharedChannels: SharedChannelRepository;
  readonly pluginRemotes: PluginRemotes;
  readonly people: RemotePeople;
  readonly posts: PostService;
  readonly reactions: ReactionService;
  readonly statuses: StatusService;
  readonly fileInfos: FileInfoRepository;
  readonly fileUploads: FileUploadService;
  readonly profileImages: ProfileImageService;
}

/** Takes what a plugin brings from the other side. What cannot be taken is named in the answer; the rest is. */
export class SyncReceiver {
  readonly #parts: SyncReceiverParts;

  constructor(parts: SyncReceiverParts) {
    this.#parts = parts;
  }

  async receive(pluginId: string, remoteId: string, msg: SyncMsg): Promise<SyncResponse> {
    const where = 'ReceiveSharedChannelSyncMsg';
    const remote = await this.#parts.pluginRemotes.own(pluginId, remoteId, where);
    const { posts, reactions, membership_changes: memberships } = msg;
    const channel = msg.channel_id === '' ? undefined : await this.#shared(msg.channel_id, remote, where);
    if (!channel && posts.length + reactions.length + memberships.length > 0)
      throw refuse('app.shared_channel.no_channel.app_error', where);
    const answer = fill<SyncResponse>('model.SyncResponse', {});
    await this.#users(remote, channel, msg, answer);
    await this.#statuses(remote, msg.statuses, answer);
    // Nothing of posts is kept as acknowledged here.
    answer.acknowledgement_errors.push(...msg.acknowledgements.map((each) => each.post_id));
    if (!channel) return answer;
    for (const change of memberships) await this.#membership(remote, channel, change, answer);
    const roots = posts.filter((post) => post.root_id === '');
    for (const post of [...roots, ...posts.filter((each) => each.root_id !== '')])
      await this.#tried('post', post.id, answer.post_errors, async () => {
        const at = await this.#post(remote, channel, post);
        answer.posts_last_update_at = Math.max(answer.posts_last_update_at, at);
      });
    for (const reaction of reactions)
      await this.#tried('reaction', reaction.post_id, answer.reaction_errors, async () => {
        await this.#reaction(remote, channel, reaction);
        answer.reactions_last_update_at = Math.max(answer.reactions_last_update_at, reaction.update_at);
      });
    return answer;
  }

  /** The file of a post to come: again is no mistake. */
  async receiveFile(
    pluginId: string,
    remoteId: string,
    channelId: string,
    info: FileInfo,
    data: Readable,
  ): Promise<FileInfo> {
    const where = 'ReceiveSharedChannelAttachmentSyncMsg';
    const { fileInfos, fileUploads, people, pluginRemotes } = this.#parts;
    const remote = await pluginRemotes.own(pluginId, remoteId, where);
    const channel = await this.#shared(channelId, remote, where);
    const [known] = info.id === '' ? [] : await fileInfos.byIds([info.id], true);
    if (known) {
      data.destroy();
      if (known.channel_id !== channel.id || known.user_id !== info.user_id)
        throw refuse('app.shared_channel.file_mismatch.app_error', where);
      return known;
    }
    // It becomes part of a path.
    if (info.id !== '' && !isId(info.id)) throw badId('file', where);
    const { id: userId } = await people.own(remote, info.user_id, where);
    const staged = await fileUploads.stage(data, info.name);
    try {
      return await fileUploads.keep(emptyContext(), staged, {
        channelId,
        userId,
        name: info.name,
        remoteId,
        ...(info.id === '' ? {} : { id: info.id }),
      });
    } finally {
      await staged.discard();
    }
  }

  async receivePicture(pluginId: string, remoteId: string, userId: string, image: Uint8Array): Promise<void> {
    const where = 'ReceiveSharedChannelProfileImageSyncMsg';
    const remote = await this.#parts.pluginRemotes.own(pluginId, remoteId, where);
    await this.#parts.people.own(remote, userId, where);
    await this.#parts.profileImages.set(userId, image);
  }

  async #shared(channelId: string, remote: RemoteCluster, where: string): Promise<Channel> {
    const { channels, sharedChannels } = this.#parts;
    const channel = await channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', where);
    const state = await sharedChannels.remote(channelId, remote.remote_id);
    if (state?.delete_at !== 0 || !(await sharedChannels.get(channelId)))
      throw refuse('app.shared_channel.not_with_remote.app_error', where);
    return channel;
  }

  async #users(
    remote: RemoteCluster,
    channel: Channel | undefined,
    msg: SyncMsg,
    answer: SyncResponse,
  ): Promise<void> {
    for (const user of Object.values(msg.users))
      await this.#tried('user', user.id, answer.user_errors, async () => {
        await this.#parts.people.take(remote, user, channel);
        answer.users_syncd.push(user.id);
        answer.users_last_update_at = Math.max(answer.users_last_update_at, user.update_at);
      });
  }

  async #statuses(remote: RemoteCluster, statuses: readonly Status[], answer: SyncResponse): Promise<void> {
    for (const status of statuses)
      await this.#tried('status', status.user_id, answer.status_errors, async () => {
        await this.#parts.people.own(remote, status.user_id, 'TakeRemoteStatus');
        if (status.status === 'dnd')
          await this.#parts.statuses.setDoNotDisturb(status.user_id, status.dnd_end_time);
        else await this.#parts.statuses.set(status.user_id, status.status, true);
      });
  }

  async #membership(
    remote: RemoteCluster,
    channel: Channel,
    change: MembershipChangeMsg,
    answer: SyncResponse,
  ): Promise<void> {
    await this.#tried('membership', change.user_id, answer.membership_errors, async () => {
      const user = await this.#parts.people.own(remote, change.user_id, 'TakeRemoteMember');
      if (change.is_add) await this.#parts.people.join(channel, user.id);
      else await this.#parts.people.leave(channel, user.id);
    });
  }

  /** Answers when the post was last changed here. */
  async #post(remote: RemoteCluster, channel: Channel, given: Post): Promise<number> {
    const where = 'TakeRemotePost';
    const { people, posts } = this.#parts;
    if (given.channel_id !== channel.id) throw refuse('app.shared_channel.not_with_remote.app_error', where);
    const known = await posts.find(given.id, true);
    if (!known) {
      if (!isId(given.id)) throw badId('post', where);
      const author = await people.own(remote, given.user_id, where);
      if (given.delete_at > 0) return given.update_at;
      await people.join(channel, author.id);
      const made = { ...given, remote_id: remote.remote_id, pending_post_id: '' };
      return (await posts.create(emptyContext(), made, { setOnline: false, id: given.id })).update_at;
    }
    if (known.remote_id !== remote.remote_id || known.channel_id !== channel.id)
      throw refuse('app.shared_channel.other_remote.app_error', where, { name: remote.display_name });
    if (known.delete_at > 0) return known.update_at;
    if (given.delete_at > 0) return (await posts.delete(emptyContext(), known.id, known.user_id)).update_at;
    if (given.edit_at <= known.edit_at && given.message === known.message) return known.update_at;
    const { id, message, props, file_ids, is_pinned } = given;
    return (await posts.update(emptyContext(), { id, message, props, file_ids, is_pinned })).update_at;
  }

  async #reaction(remote: RemoteCluster, channel: Channel, given: Reaction): Promise<void> {
    const where = 'TakeRemoteReaction';
    const { people, posts, reactions } = this.#parts;
    await people.own(remote, given.user_id, where);
    const post = await posts.get(given.post_id);
    if (post.channel_id !== channel.id) throw refuse('app.shared_channel.not_with_remote.app_error', where);
    if (given.delete_at > 0) await reactions.remove(emptyContext(), given);
    else await reactions.add(emptyContext(), { ...given, remote_id: remote.remote_id });
  }

  async #tried(what: string, id: string, failed: string[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      failed.push(id);
      this.#parts.logger.warn('What a remote sent could not be taken', { what, id, error: String(error) });
    }
  }
}

function badId(what: string, where: string) {
  return refuse('api.context.invalid_param.app_error', where, { name: `${what}.id` });
}
