import type { UnlicensedFeature } from './unlicensed-feature.ts';

const BOOKMARKS = {
  feature: 'Bookmarks of channels',
  id: 'api.channel.bookmark.channel_bookmark.license.error',
  status: 501,
};
/** Sharing channels with plugins needs none. */
const REMOTES = {
  feature: 'Sharing channels with other servers',
  id: 'api.remote_cluster.service_not_enabled.app_error',
  status: 501,
};
/** Of what came after the newest Mattermost whose answers are known: its general word for a missing licence. */
const NEWER = { id: 'license_error.feature_unavailable', status: 501 };

/** Licensed parts of channels, teams and posts (upstream: api4/channel.go, channel_bookmark.go, team.go, post.go). */
export const chatFeatures: readonly UnlicensedFeature[] = [
  {
    ...BOOKMARKS,
    routes: [
      'GET /channels/:channel_id/bookmarks',
      'POST /channels/:channel_id/bookmarks',
      'PATCH /channels/:channel_id/bookmarks/:bookmark_id',
      'POST /channels/:channel_id/bookmarks/:bookmark_id/sort_order',
      'DELETE /channels/:channel_id/bookmarks/:bookmark_id',
    ],
  },
  {
    feature: 'Moderating channels',
    id: 'api.channel.get_channel_moderations.license.error',
    status: 403,
    routes: ['GET /channels/:channel_id/moderations'],
  },
  {
    feature: 'Moderating channels',
    id: 'api.channel.patch_channel_moderations.license.error',
    status: 403,
    routes: ['PUT /channels/:channel_id/moderations/patch'],
  },
  {
    feature: 'Permission schemes of channels',
    id: 'api.channel.update_channel_scheme.license.error',
    status: 403,
    routes: ['PUT /channels/:channel_id/scheme'],
  },
  {
    ...REMOTES,
    permission: 'manage_secure_connections',
    routes: [
      'GET /remotecluster',
      'POST /remotecluster',
      'POST /remotecluster/accept_invite',
      'POST /remotecluster/:remote_id/generate_invite',
      'GET /remotecluster/:remote_id',
      'PATCH /remotecluster/:remote_id',
      'DELETE /remotecluster/:remote_id',
      'GET /remotecluster/:remote_id/sharedchannelremotes',
    ],
  },
  {
    ...REMOTES,
    permission: 'manage_shared_channels',
    routes: [
      'POST /remotecluster/:remote_id/channels/:channel_id/invite',
      'POST /remotecluster/:remote_id/channels/:channel_id/uninvite',
    ],
  },
  {
    ...REMOTES,
    isPublic: true,
    routes: [
      'POST /remotecluster/ping',
      'POST /remotecluster/msg',
      'POST /remotecluster/confirm_invite',
      'POST /remotecluster/upload/:remote_id',
      'POST /remotecluster/:user_id/image',
    ],
  },
  {
    feature: 'Inviting guests',
    id: 'api.team.invite_guests_to_channels.license.error',
    status: 501,
    routes: ['POST /teams/:team_id/invite-guests/email'],
  },
  {
    feature: 'Terms of service of your own',
    id: 'api.create_terms_of_service.custom_terms_of_service_disabled.app_error',
    status: 400,
    permission: 'manage_system',
    routes: ['POST /terms_of_service'],
  },
  {
    feature: 'Searching with Elasticsearch',
    id: 'ent.elasticsearch.test_config.license.error',
    status: 501,
    permission: 'test_elasticsearch',
    routes: ['POST /elasticsearch/test'],
  },
  {
    feature: 'Searching with Elasticsearch',
    id: 'ent.elasticsearch.test_config.license.error',
    status: 501,
    permission: 'purge_elasticsearch_indexes',
    routes: ['POST /elasticsearch/purge_indexes'],
  },
  {
    feature: 'Recaps',
    ...NEWER,
    routes: [
      'GET /recaps',
      'POST /recaps',
      'POST /recaps/mark_viewed',
      'GET /recaps/:recap_id',
      'DELETE /recaps/:recap_id',
      'POST /recaps/:recap_id/read',
      'POST /recaps/:recap_id/regenerate',
    ],
  },
  {
    feature: 'Acknowledging posts',
    id: 'license_error.feature_unavailable',
    status: 501,
    routes: ['POST /users/:user_id/posts/:post_id/ack', 'DELETE /users/:user_id/posts/:post_id/ack'],
  },
  {
    feature: 'Moving threads',
    id: 'api.post.move_thread.disabled.app_error',
    status: 501,
    routes: ['POST /posts/:post_id/move'],
  },
  {
    feature: 'Scheduled posts',
    id: 'api.scheduled_posts.license_error',
    status: 400,
    routes: [
      'POST /posts/schedule',
      'PUT /posts/schedule/:scheduled_post_id',
      'DELETE /posts/schedule/:scheduled_post_id',
      'GET /posts/scheduled/team/:team_id',
    ],
  },
  {
    feature: 'Help by a language model',
    ...NEWER,
    routes: ['GET /agents', 'GET /agents/status', 'GET /llmservices', 'POST /posts/rewrite'],
  },
  {
    feature: 'Moving threads',
    id: 'api.post.move_thread.disabled.app_error',
    status: 501,
    routes: ['POST /posts/:post_id/move'],
  },
  {
    feature: 'Exporting the list of users',
    id: 'app.report.start_users_batch_export.license_error',
    status: 400,
    permission: 'manage_system',
    routes: ['POST /reports/users/export'],
  },
  {
    feature: 'Outgoing OAuth connections',
    id: 'api.context.outgoing_oauth_connection.not_available.configuration_disabled',
    status: 501,
    permission: 'manage_outgoing_oauth_connections',
    routes: [
      'GET /oauth/outgoing_connections',
      'POST /oauth/outgoing_connections',
      'POST /oauth/outgoing_connections/validate',
      'GET /oauth/outgoing_connections/:connection_id',
      'PUT /oauth/outgoing_connections/:connection_id',
      'DELETE /oauth/outgoing_connections/:connection_id',
    ],
  },
  {
    feature: 'Posts that burn',
    ...NEWER,
    routes: ['GET /posts/:post_id/reveal', 'DELETE /posts/:post_id/burn'],
  },
  {
    feature: 'Translating by itself',
    ...NEWER,
    routes: ['PUT /channels/:channel_id/members/:user_id/autotranslation'],
  },
  {
    feature: 'Channels put in order for everybody',
    ...NEWER,
    routes: ['GET /teams/:team_id/channels/managed_categories', 'GET /teams/:team_id/channels/recommended'],
  },
];
