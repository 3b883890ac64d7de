import type {
  API,
  FileInfo,
  GetPostsSinceForSyncCursor,
  RegisterPluginOpts,
  SharedChannel,
  SyncMsg,
} from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'RegisterPluginForSharedChannels'
  | 'UnregisterPluginForSharedChannels'
  | 'UnregisterPluginRemoteForSharedChannels'
  | 'ShareChannel'
  | 'UpdateSharedChannel'
  | 'UnshareChannel'
  | 'UpdateSharedChannelCursor'
  | 'SyncSharedChannel'
  | 'InviteRemoteToChannel'
  | 'UninviteRemoteFromChannel'
  | 'ReceiveSharedChannelSyncMsg'
  | 'ReceiveSharedChannelAttachmentSyncMsg'
  | 'ReceiveSharedChannelProfileImageSyncMsg'
>;

/** Channels that plugins carry elsewhere. A plugin speaks for its own remotes only. */
export function sharedChannelsApi({ core, manifest }: ApiScope): Methods {
  const { pluginRemotes, sharedChannels, syncReceiver } = core;
  return {
    RegisterPluginForSharedChannels: (opts) =>
      pluginRemotes.register(manifest.id, received<RegisterPluginOpts>('model.RegisterPluginOpts', opts)),
    UnregisterPluginForSharedChannels: () => pluginRemotes.unregisterPlugin(manifest.id),
    UnregisterPluginRemoteForSharedChannels: (remoteId) => pluginRemotes.unregister(manifest.id, remoteId),
    ShareChannel: (given) => sharedChannels.share(received<SharedChannel>('model.SharedChannel', given)),
    UpdateSharedChannel: (given) =>
      sharedChannels.update(received<SharedChannel>('model.SharedChannel', given)),
    UnshareChannel: (channelId) => sharedChannels.unshare(channelId),
    UpdateSharedChannelCursor: (channelId, remoteId, cursor) =>
      sharedChannels.setCursor(
        channelId,
        remoteId,
        received<GetPostsSinceForSyncCursor>('model.GetPostsSinceForSyncCursor', cursor),
      ),
    SyncSharedChannel: (channelId) => sharedChannels.sync(channelId),
    InviteRemoteToChannel: (channelId, remoteId, userId, shareIfNotShared) =>
      sharedChannels.invite(channelId, remoteId, userId, shareIfNotShared),
    UninviteRemoteFromChannel: (channelId, remoteId) => sharedChannels.uninvite(channelId, remoteId),
    ReceiveSharedChannelSyncMsg: (remoteId, msg) =>
      syncReceiver.receive(manifest.id, remoteId, received<SyncMsg>('model.SyncMsg', msg)),
    ReceiveSharedChannelAttachmentSyncMsg: (remoteId, channelId, info, data) =>
      syncReceiver.receiveFile(
        manifest.id,
        remoteId,
        channelId,
        received<FileInfo>('model.FileInfo', info),
        data,
      ),
    ReceiveSharedChannelProfileImageSyncMsg: (remoteId, userId, image) =>
      syncReceiver.receivePicture(manifest.id, remoteId, userId, image),
  };
}
