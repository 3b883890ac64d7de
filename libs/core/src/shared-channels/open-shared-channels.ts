import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { CoreCommon } from '../core-common.ts';
import type { FileService } from '../files/file.service.ts';
import type { FileUploadService } from '../files/file-upload.service.ts';
import type { After } from '../timers/after.ts';
import type { EphemeralService } from '../posts/ephemeral.service.ts';
import type { PostService } from '../posts/post.service.ts';
import type { ReactionService } from '../reactions/reaction.service.ts';
import type { Repositories } from '../repositories.ts';
import type { StatusService } from '../statuses/status.service.ts';
import type { TeamMemberService } from '../teams/team-member.service.ts';
import type { ProfileImageService } from '../users/profile-image.service.ts';
import type { UserService } from '../users/user.service.ts';
import { ChannelSync } from './channel-sync.ts';
import { PluginRemotes } from './plugin-remotes.ts';
import { RemotePeople } from './remote-people.ts';
import { SharedChannelService } from './shared-channel.service.ts';
import { SyncQueue } from './sync-queue.ts';
import { SyncReceiver } from './sync-receiver.ts';
import { SyncTriggers } from './sync-triggers.ts';

export interface SharedChannelsNeed {
  readonly common: CoreCommon;
  readonly rows: Repositories;
  readonly after: After;
  readonly accounts: UserService;
  readonly teamMembers: TeamMemberService;
  readonly channelMembers: ChannelMemberService;
  readonly posts: PostService;
  readonly reactions: ReactionService;
  readonly statuses: StatusService;
  readonly files: FileService;
  readonly fileUploads: FileUploadService;
  readonly profileImages: ProfileImageService;
  readonly ephemeral: EphemeralService;
}

export type SharedChannelServices = Awaited<ReturnType<typeof openSharedChannels>>['services'];

/** Channels that plugins carry elsewhere: sharing them, telling the plugins, taking what comes from there. */
export async function openSharedChannels(need: SharedChannelsNeed) {
  const { common, rows, after } = need;
  const pluginRemotes = new PluginRemotes({ ...common, ...rows, after });
  const queue: SyncQueue = new SyncQueue({ after, logger: common.logger, work: (task) => sync.work(task) });
  const sharing = await SharedChannelService.open({
    ...common,
    ...rows,
    ephemeral: need.ephemeral,
    pluginRemotes,
    queue,
  });
  const sync = new ChannelSync({
    ...rows,
    ...common,
    files: need.files,
    statuses: need.statuses,
    ephemeral: need.ephemeral,
    pluginRemotes,
    sharing,
  });
  const triggers = new SyncTriggers({ ...common, ...rows, queue, sharing });
  pluginRemotes.onOnline((remote) => sharing.remoteIsBack(remote));
  const people = new RemotePeople({ ...common, ...need, users: rows.users });
  const receiver = new SyncReceiver({
    ...need,
    ...common,
    channels: rows.channels,
    sharedChannels: rows.sharedChannels,
    fileInfos: rows.fileInfos,
    pluginRemotes,
    people,
  });
  return {
    services: { sharedChannels: sharing, pluginRemotes, syncReceiver: receiver },
    close: async () => {
      await pluginRemotes.stop();
      await triggers.settled();
      await queue.stop();
    },
  };
}
