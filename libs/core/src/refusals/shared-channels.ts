import type { Refusals } from './refusals.ts';

/** Channels that plugins carry elsewhere. */
export const sharedChannels = {
  'app.shared_channel.not_shared.app_error': [404, 'This channel is not shared.'],
  'app.shared_channel.direct.app_error': [400, 'A direct or group channel cannot be shared.'],
  'app.shared_channel.empty_cursor.app_error': [
    400,
    'A cursor needs a time or an id, of when posts were written or of when they were changed.',
  ],
  'app.shared_channel.not_with_remote.app_error': [
    400,
    'The channel is no longer shared with this remote: invite it again.',
  ],
  'app.shared_channel.file_mismatch.app_error': [
    400,
    'A file with this id exists already in another channel or of somebody else.',
  ],
  'app.shared_channel.other_remote.app_error': [403, 'This person is not one of the remote {name}.'],
  'app.shared_channel.no_channel.app_error': [
    400,
    'Posts, reactions and memberships need the channel they are of: set channel_id.',
  ],
  'api.remote_cluster.get.not_found': [404, 'There is no such remote in any channel of yours.'],
  'app.remote_cluster.other_plugin.app_error': [
    403,
    'A plugin can register only itself: leave PluginID out or set its own id.',
  ],
  'app.remote_cluster.not_own.app_error': [404, 'This plugin has registered no such remote.'],
  'app.remote_cluster.site_url_taken.app_error': [
    400,
    'Another plugin has registered a remote with this SiteURL: choose another.',
  ],
  'api.command_share.channel_not_shared.error': [
    400,
    'The channel is not shared: share it first, or let the invitation share it.',
  ],
  'api.command_share.remote_id_invalid.error': [404, 'There is no such remote: register it first.'],
  'api.command_share.channel_invite_not_home.error': [
    400,
    'Others can be invited only where the channel comes from.',
  ],
  'api.command_share.channel_remote_id_not_exists': [404, 'The remote is not invited to this channel.'],
} as const satisfies Refusals;
