import { ID, refusals } from '../not-ours.ts';

/** What is refused for want of a licence, or of what only the vendor has. */
export const licensedChat = {
  ...refusals('Licensed parts of posts and channels', {
    updateTeamScheme: [
      '501 api.team.update_team_scheme.license.error',
      (client, world) => client.updateTeamScheme(world.team.id, ID),
    ],
    setMyChannelAutotranslation: [
      '403 api.channel.update_channel_member_autotranslation.feature_not_available.app_error',
      (client, world) => client.setMyChannelAutotranslation(world.channel.id, false),
    ],
    updateChannelScheme: [
      '403 api.channel.update_channel_scheme.license.error',
      (client, world) => client.updateChannelScheme(world.channel.id, ID),
    ],
    getChannelModerations: [
      '403 api.channel.get_channel_moderations.license.error',
      (client, world) => client.getChannelModerations(world.channel.id),
    ],
    patchChannelModerations: [
      '403 api.channel.patch_channel_moderations.license.error',
      (client, world) => client.patchChannelModerations(world.channel.id, []),
    ],
    getChannelBookmarks: [
      '501 api.channel.bookmark.channel_bookmark.license.error',
      (client, world) => client.getChannelBookmarks(world.channel.id),
    ],
    createChannelBookmark: [
      '501 api.channel.bookmark.channel_bookmark.license.error',
      (client, world) => client.createChannelBookmark(world.channel.id, {} as never, ID),
    ],
    deleteChannelBookmark: [
      '501 api.channel.bookmark.channel_bookmark.license.error',
      (client, world) => client.deleteChannelBookmark(world.channel.id, world.channel.id, ID),
    ],
    updateChannelBookmark: [
      '501 api.channel.bookmark.channel_bookmark.license.error',
      (client, world) => client.updateChannelBookmark(world.channel.id, world.channel.id, {} as never, ID),
    ],
    updateChannelBookmarkSortOrder: [
      '501 api.channel.bookmark.channel_bookmark.license.error',
      (client, world) => client.updateChannelBookmarkSortOrder(world.channel.id, world.channel.id, 0, ID),
    ],
    getManagedCategories: [
      '404 api.context.404.app_error',
      (client, world) => client.getManagedCategories(world.team.id),
    ],
    revealBurnOnReadPost: ['404 app.post.get.app_error', (client) => client.revealBurnOnReadPost(ID)],
    burnPostNow: ['404 app.post.get.app_error', (client) => client.burnPostNow(ID)],
    acknowledgePost: [
      '501 <untranslated>',
      (client, world) => client.acknowledgePost(ID, world.alice.user.id),
    ],
    unacknowledgePost: [
      '501 license_error.feature_unavailable',
      (client, world) => client.unacknowledgePost(ID, world.alice.user.id),
    ],
    createScheduledPost: [
      '400 api.scheduled_posts.license_error',
      (client) => client.createScheduledPost({} as never, ID),
    ],
    getScheduledPosts: [
      '400 api.scheduled_posts.license_error',
      (client, world) => client.getScheduledPosts(world.team.id, false),
    ],
    updateScheduledPost: [
      '400 api.scheduled_posts.license_error',
      (client) => client.updateScheduledPost({} as never, ID),
    ],
    deleteScheduledPost: [
      '400 api.scheduled_posts.license_error',
      (client, world) => client.deleteScheduledPost(world.alice.user.id, ID, ID),
    ],
    moveThread: [
      '501 api.post.move_thread.disabled.app_error',
      (client, world) => client.moveThread(ID, world.channel.id),
    ],
  }),
  ...refusals('Schemes and terms of service of your own need a licence', {
    updateMyTermsOfServiceStatus: [
      '404 app.terms_of_service.get.no_rows.app_error',
      (client) => client.updateMyTermsOfServiceStatus(ID, false),
    ],
    getTermsOfService: [
      '404 app.terms_of_service.get.no_rows.app_error',
      (client) => client.getTermsOfService(),
    ],
    createTermsOfService: [
      '400 api.create_terms_of_service.custom_terms_of_service_disabled.app_error',
      (client) => client.createTermsOfService('x'),
    ],
    createScheme: [
      '501 api.scheme.create_scheme.license.error',
      (client) => client.createScheme({} as never),
    ],
    getScheme: ['404 app.scheme.get.app_error', (client) => client.getScheme(ID)],
    deleteScheme: ['501 api.scheme.delete_scheme.license.error', (client) => client.deleteScheme(ID)],
    patchScheme: [
      '501 api.scheme.patch_scheme.license.error',
      (client) => client.patchScheme(ID, {} as never),
    ],
    getSchemeTeams: ['404 app.scheme.get.app_error', (client) => client.getSchemeTeams(ID)],
    getSchemeChannels: ['404 app.scheme.get.app_error', (client) => client.getSchemeChannels(ID)],
  }),
  ...refusals('Flagging content needs a licence', {
    getTeamContentFlaggingStatus: [
      '501 api.data_spillage.error.license',
      (client, world) => client.getTeamContentFlaggingStatus(world.team.id),
    ],
    getContentFlaggingConfig: [
      '501 api.data_spillage.error.license',
      (client) => client.getContentFlaggingConfig(),
    ],
    flagPost: ['501 api.data_spillage.error.license', (client) => client.flagPost(ID, 'x')],
    removeFlaggedPost: ['501 api.data_spillage.error.license', (client) => client.removeFlaggedPost(ID)],
    keepFlaggedPost: ['501 api.data_spillage.error.license', (client) => client.keepFlaggedPost(ID)],
    getPostContentFlaggingFields: [
      '501 api.data_spillage.error.license',
      (client) => client.getPostContentFlaggingFields(),
    ],
    getPostContentFlaggingValues: [
      '501 api.data_spillage.error.license',
      (client) => client.getPostContentFlaggingValues(ID),
    ],
    getFlaggedPost: ['501 api.data_spillage.error.license', (client) => client.getFlaggedPost(ID)],
    searchContentFlaggingReviewers: [
      '501 api.data_spillage.error.license',
      (client, world) => client.searchContentFlaggingReviewers('x', world.team.id),
    ],
    setContentFlaggingReviewer: [
      '501 api.data_spillage.error.license',
      (client) => client.setContentFlaggingReviewer(ID, ID),
    ],
    saveContentFlaggingConfig: [
      '501 api.data_spillage.error.license',
      (client) => client.saveContentFlaggingConfig({} as never),
    ],
    getAdminContentFlaggingConfig: [
      '501 api.data_spillage.error.license',
      (client) => client.getAdminContentFlaggingConfig(),
    ],
    generateFlaggedPostReport: [
      '501 api.data_spillage.error.license',
      (client) => client.generateFlaggedPostReport(ID, 'x'),
    ],
  }),
  ...refusals('Agents and recaps are not here', {
    createRecap: ['501 api.recap.disabled.app_error', (client) => client.createRecap({} as never)],
    getRecaps: ['501 api.recap.disabled.app_error', (client) => client.getRecaps()],
    getRecap: ['501 api.recap.disabled.app_error', (client) => client.getRecap(ID)],
    markRecapAsRead: ['501 api.recap.disabled.app_error', (client) => client.markRecapAsRead(ID)],
    markRecapsAsViewed: ['501 api.recap.disabled.app_error', (client) => client.markRecapsAsViewed()],
    regenerateRecap: ['501 api.recap.disabled.app_error', (client) => client.regenerateRecap(ID)],
    deleteRecap: ['501 api.recap.disabled.app_error', (client) => client.deleteRecap(ID)],
    getAIRewrittenMessage: [
      '500 app.post.rewrite.agent_call_failed',
      (client) => client.getAIRewrittenMessage(ID, 'x'),
    ],
  }),
  ...refusals('Connections that the server itself makes by OAuth need a licence', {
    getOutgoingOAuthConnections: [
      '501 api.context.outgoing_oauth_connection.not_available.configuration_disabled',
      (client, world) => client.getOutgoingOAuthConnections(world.team.id),
    ],
    getOutgoingOAuthConnectionsForAudience: [
      '501 api.context.outgoing_oauth_connection.not_available.configuration_disabled',
      (client, world) => client.getOutgoingOAuthConnectionsForAudience(world.team.id, 'x'),
    ],
    getOutgoingOAuthConnection: [
      '501 api.context.outgoing_oauth_connection.not_available.configuration_disabled',
      (client, world) => client.getOutgoingOAuthConnection(world.team.id, ID),
    ],
    createOutgoingOAuthConnection: [
      '501 api.context.outgoing_oauth_connection.not_available.configuration_disabled',
      (client, world) => client.createOutgoingOAuthConnection(world.team.id, {} as never),
    ],
    editOutgoingOAuthConnection: [
      '501 api.context.outgoing_oauth_connection.not_available.configuration_disabled',
      (client, world) => client.editOutgoingOAuthConnection(world.team.id, {} as never),
    ],
    validateOutgoingOAuthConnection: [
      '501 api.context.outgoing_oauth_connection.not_available.configuration_disabled',
      (client, world) => client.validateOutgoingOAuthConnection(world.team.id, {} as never),
    ],
    deleteOutgoingOAuthConnection: [
      '501 api.context.outgoing_oauth_connection.not_available.configuration_disabled',
      (client) => client.deleteOutgoingOAuthConnection(ID),
    ],
  }),
  ...refusals('Sharing channels with other servers needs a licence', {
    getRemoteClusters: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.getRemoteClusters(),
    ],
    getRemoteCluster: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.getRemoteCluster(ID),
    ],
    createRemoteCluster: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.createRemoteCluster({} as never),
    ],
    patchRemoteCluster: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.patchRemoteCluster(ID, {} as never),
    ],
    deleteRemoteCluster: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.deleteRemoteCluster(ID),
    ],
    acceptInviteRemoteCluster: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.acceptInviteRemoteCluster({} as never),
    ],
    generateInviteRemoteCluster: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.generateInviteRemoteCluster(ID, {} as never),
    ],
    getSharedChannelRemotes: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client) => client.getSharedChannelRemotes(ID, {}),
    ],
    getRemoteClusterInfo: [
      '404 api.remote_cluster.get.not_found',
      (client) => client.getRemoteClusterInfo(ID),
    ],
    sharedChannelRemoteInvite: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client, world) => client.sharedChannelRemoteInvite(ID, world.channel.id),
    ],
    sharedChannelRemoteUninvite: [
      '501 api.remote_cluster.service_not_enabled.app_error',
      (client, world) => client.sharedChannelRemoteUninvite(ID, world.channel.id),
    ],
  }),
  ...refusals('Properties are those of plugins; REST has no group of them', {
    getPropertyValues: [
      '404 app.property_group.get.app_error',
      (client) => client.getPropertyValues('x', 'post', ID),
    ],
    getSystemPropertyValues: [
      '404 app.property_group.get.app_error',
      (client) => client.getSystemPropertyValues('x'),
    ],
    patchSystemPropertyValues: [
      '404 app.property_group.get.app_error',
      (client) => client.patchSystemPropertyValues('x', []),
    ],
    patchPropertyValues: [
      '404 app.property_group.get.app_error',
      (client) => client.patchPropertyValues('x', 'post', ID, []),
    ],
    getPropertyFields: [
      '404 app.property_group.get.app_error',
      (client) => client.getPropertyFields('x', 'post', 'system'),
    ],
    createPropertyField: [
      '404 app.property_group.get.app_error',
      (client) => client.createPropertyField('x', 'post', {}),
    ],
    patchPropertyField: [
      '404 app.property_group.get.app_error',
      (client) => client.patchPropertyField('x', 'post', ID, {}),
    ],
    deletePropertyField: [
      '404 app.property_group.get.app_error',
      (client) => client.deletePropertyField('x', 'post', ID),
    ],
  }),
};
