import type { UnlicensedFeature } from './unlicensed-feature.ts';

const BOOKMARKS = {
  feature: 'Bookmarks of channels',
  id: 'api.channel.bookmark.channel_bookmark.license.error',
  status: 501,
};

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
    id: 'api.recap.disabled.app_error',
    status: 501,
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
    // Mattermost's word for a message that it has in no language; that is the id it answers.
    feature: 'Acknowledging posts',
    id: '<untranslated>',
    status: 501,
    routes: ['POST /users/:user_id/posts/:post_id/ack'],
  },
  {
    feature: 'Acknowledging posts',
    id: 'license_error.feature_unavailable',
    status: 501,
    routes: ['DELETE /users/:user_id/posts/:post_id/ack'],
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
    feature: 'Translating by itself',
    id: 'api.channel.update_channel_member_autotranslation.feature_not_available.app_error',
    status: 403,
    routes: ['PUT /channels/:channel_id/members/:user_id/autotranslation'],
  },
];
