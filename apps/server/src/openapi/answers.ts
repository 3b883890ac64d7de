import type { SourceFacts } from './document.ts';
import type { Schema } from './model-schemas.ts';

type Answer = Pick<SourceFacts, 'model' | 'isList' | 'schema' | 'media'>;

const TEXT: Schema = { type: 'string' };
const NUMBER: Schema = { type: 'integer' };
const FLAG: Schema = { type: 'boolean' };
const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const all = (type: Schema, ...names: string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, type]));
const list = (items: Schema): Schema => ({ type: 'array', items });
const either = (...anyOf: Schema[]): Schema => ({ anyOf });
const ok: Schema = { $ref: '#/components/schemas/Ok' };
const CHANNELS = list({ model: 'model.Channel' });

const image: Answer = { media: 'image/*' };
const file: Answer = { media: 'application/octet-stream' };
const count = { schema: object(all(NUMBER, 'total_users_count')) };
const read = {
  schema: object({ status: TEXT, last_viewed_at_times: { type: 'object', additionalProperties: NUMBER } }),
};
/** By section and name; what somebody may not see is left out. */
const config = {
  schema: { type: 'object', additionalProperties: { type: 'object', additionalProperties: true } },
};
const channelList = { schema: either(CHANNELS, object({ channels: CHANNELS, total_count: NUMBER })) };
const category = { model: 'model.SidebarCategoryWithChannels' };
const app = { model: 'model.OAuthApp' };
const token = { model: 'model.UserAccessToken' };
const found = { model: 'model.PostSearchResults' };
const manifest = { model: 'model.Manifest' };

const incoming = object({
  ...all(
    TEXT,
    'id',
    'user_id',
    'channel_id',
    'team_id',
    'display_name',
    'description',
    'username',
    'icon_url',
  ),
  ...all(NUMBER, 'create_at', 'update_at', 'delete_at', 'last_used'),
  channel_locked: FLAG,
});
const outgoing = object({
  ...all(TEXT, 'id', 'token', 'creator_id', 'channel_id', 'team_id'),
  ...all(TEXT, 'display_name', 'description', 'content_type', 'username', 'icon_url'),
  ...all(NUMBER, 'create_at', 'update_at', 'delete_at', 'trigger_when'),
  ...all(list(TEXT), 'trigger_words', 'callback_urls'),
});
const thread = object({
  id: TEXT,
  ...all(NUMBER, 'reply_count', 'last_reply_at', 'last_viewed_at', 'unread_replies', 'unread_mentions'),
  delete_at: NUMBER,
  participants: list({ model: 'model.User' }),
  post: { model: 'model.Post' },
  is_urgent: FLAG,
});
const remote = object({
  ...all(TEXT, 'name', 'display_name'),
  ...all(NUMBER, 'create_at', 'delete_at', 'last_ping_at'),
});
const invited = list(object({ email: TEXT, error: either({ type: 'object' }, { type: 'null' }) }));

/** What is answered where a handler does not say so by a type of the contract: by `operationId`. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  Brand_get: image,
  Emoji_image: image,
  Files_preview: image,
  Files_thumbnail: image,
  TeamIcon_get: image,
  UserImage_get: image,
  UserImage_getDefault: image,
  Files_file: file,
  PublicFile_file: file,
  SupportPacket_packet: { media: 'application/zip' },
  ServerLogs_download: { media: 'text/plain' },
  OpenApi_page: { media: 'text/html' },
  OpenApi_document: { schema: { type: 'object' } },
  ServerLogs_log: { schema: object(all(TEXT, 'level', 'message')) },
  ChannelLists_all: channelList,
  ChannelLists_search: channelList,
  ChannelLists_memberCounts: { schema: { type: 'object', additionalProperties: NUMBER } },
  ChannelReads_markDirectRead: read,
  ChannelReads_markRead: read,
  ChannelReads_view: read,
  ChannelReads_markTeamRead: read,
  Config_get: config,
  Config_save: config,
  Config_environment: config,
  Config_patch: config,
  ConfigHistory_undo: config,
  FileUpload_upload: {
    schema: object({
      file_infos: list({ model: 'model.FileInfo' }),
      client_ids: either(list(TEXT), { type: 'null' }),
    }),
  },
  Files_link: { schema: object({ link: TEXT }) },
  IncomingWebhooks_list: {
    schema: either(list(incoming), object({ incoming_webhooks: list(incoming), total_count: NUMBER })),
  },
  IncomingWebhooks_create: { schema: incoming },
  IncomingWebhooks_get: { schema: incoming },
  IncomingWebhooks_update: { schema: incoming },
  OutgoingWebhooks_list: { schema: list(outgoing) },
  OutgoingWebhooks_create: { schema: outgoing },
  OutgoingWebhooks_get: { schema: outgoing },
  OutgoingWebhooks_update: { schema: outgoing },
  OutgoingWebhooks_regenerate: { schema: outgoing },
  OAuthApps_create: app,
  OAuthApps_get: app,
  OAuthApps_update: app,
  OAuthApps_info: app,
  OAuthApps_regenerate: app,
  Install_upload: manifest,
  Install_installFromUrl: manifest,
  Versions_rollback: manifest,
  Marketplace_list: { schema: either(list({ model: 'model.MarketplacePlugin' }), { type: 'null' }) },
  Search_posts: found,
  Search_postsInTeam: found,
  PostActions_act: { schema: object(all(TEXT, 'status', 'trigger_id')) },
  PostDetails_info: {
    schema: object({
      ...all(TEXT, 'channel_id', 'channel_type', 'channel_display_name'),
      ...all(TEXT, 'team_id', 'team_type', 'team_display_name'),
      ...all(FLAG, 'has_joined_channel', 'has_joined_team'),
    }),
  },
  Maintenance_getBusy: { schema: object({ busy: FLAG, expires: NUMBER, expires_ts: TEXT }) },
  SharedChannels_remoteInfo: { schema: remote },
  SharedChannels_remotes: { schema: list(remote) },
  SharedChannels_canWrite: { schema: object({ can_dm: FLAG }) },
  TeamInvites_info: { schema: object(all(TEXT, 'id', 'name', 'display_name', 'description')) },
  TeamInvites_invite: { schema: either(ok, invited) },
  Teams_exists: { schema: object({ exists: FLAG }) },
  Login_type: { schema: object({ auth_service: TEXT }) },
  UserLists_stats: count,
  UserLists_filteredStats: count,
  AccessTokens_get: token,
  AccessTokens_create: token,
  UserAccount_auth: { schema: object(all(TEXT, 'auth_data', 'auth_service')) },
  UserMfa_generate: { schema: object(all(TEXT, 'secret', 'qr_code')) },
  UserPosts_setUnread: {
    schema: object({
      ...all(TEXT, 'team_id', 'user_id', 'channel_id'),
      ...all(NUMBER, 'msg_count', 'mention_count', 'mention_count_root', 'urgent_mention_count'),
      ...all(NUMBER, 'msg_count_root', 'last_viewed_at'),
    }),
  },
  Sidebar_create: category,
  Sidebar_update: { ...category, isList: true },
  Sidebar_get: category,
  Sidebar_updateOne: category,
  Threads_list: {
    schema: object({
      ...all(
        NUMBER,
        'total',
        'total_unread_threads',
        'total_unread_mentions',
        'total_unread_urgent_mentions',
      ),
      threads: either(list(thread), { type: 'null' }),
    }),
  },
  Threads_get: { schema: thread },
  Threads_read: { schema: thread },
  Threads_setUnread: { schema: thread },
};
