import { image } from '../image.ts';
import { ID, refusals } from '../not-ours.ts';

/** What is refused for want of a licence, or of what only the vendor has. */
export const licensedPeople = {
  ...refusals('Access control by attributes of people needs a licence', {
    getCustomProfileAttributeFields: [
      '403 api.custom_profile_attributes.license_error',
      (client) => client.getCustomProfileAttributeFields(),
    ],
    createCustomProfileAttributeField: [
      '403 api.custom_profile_attributes.license_error',
      (client) => client.createCustomProfileAttributeField({} as never),
    ],
    patchCustomProfileAttributeField: [
      '403 api.custom_profile_attributes.license_error',
      (client) => client.patchCustomProfileAttributeField(ID, {} as never),
    ],
    deleteCustomProfileAttributeField: [
      '403 api.custom_profile_attributes.license_error',
      (client) => client.deleteCustomProfileAttributeField(ID),
    ],
    updateCustomProfileAttributeValues: [
      '403 api.custom_profile_attributes.license_error',
      (client) => client.updateCustomProfileAttributeValues({}),
    ],
    updateUserCustomProfileAttributesValues: [
      '403 api.custom_profile_attributes.license_error',
      (client, world) => client.updateUserCustomProfileAttributesValues(world.alice.user.id, {}),
    ],
    getUserCustomProfileAttributesValues: [
      '403 api.custom_profile_attributes.license_error',
      (client, world) => client.getUserCustomProfileAttributesValues(world.alice.user.id),
    ],
    getDataRetentionCustomPolicies: [
      '501 ent.data_retention.generic.license.error',
      (client) => client.getDataRetentionCustomPolicies(),
    ],
    getAccessControlPolicy: [
      '501 app.pap.get_policy.app_error',
      (client) => client.getAccessControlPolicy(ID),
    ],
    updateOrCreateAccessControlPolicy: [
      '501 app.pap.create_access_control_policy.app_error',
      (client) => client.updateOrCreateAccessControlPolicy({} as never),
    ],
    deleteAccessControlPolicy: [
      '501 app.pap.delete_access_control_policy.app_error',
      (client) => client.deleteAccessControlPolicy(ID),
    ],
    getAccessControlPolicies: [
      '501 app.pap.search_access_control_policies.app_error',
      (client) => client.getAccessControlPolicies('x', 0),
    ],
    getChildPolicies: [
      '501 app.pap.search_access_control_policies.app_error',
      (client) => client.getChildPolicies(ID, 'x', 0),
    ],
    getChannelsForAccessControlPolicy: [
      '501 app.pap.get_policy.app_error',
      (client) => client.getChannelsForAccessControlPolicy(ID, '', 10),
    ],
    searchAccessControlPolicies: [
      '501 app.pap.search_access_control_policies.app_error',
      (client) => client.searchAccessControlPolicies('x', 'x', 'x', 0),
    ],
    searchPermissionPolicies: [
      '501 app.pap.search_access_control_policies.app_error',
      (client) => client.searchPermissionPolicies('x', 'x', 0),
    ],
    assignChannelsToAccessControlPolicy: [
      '501 app.pap.assign_access_control_policy_to_channels.app_error',
      (client) => client.assignChannelsToAccessControlPolicy(ID, [ID]),
    ],
    unassignChannelsFromAccessControlPolicy: [
      '501 app.pap.unassign_access_control_policy_from_channels.app_error',
      (client) => client.unassignChannelsFromAccessControlPolicy(ID, [ID]),
    ],
    assignTeamsToAccessControlPolicy: [
      '501 app.pap.assign_access_control_policy_to_channels.app_error',
      (client) => client.assignTeamsToAccessControlPolicy(ID, [ID]),
    ],
    unassignTeamsFromAccessControlPolicy: [
      '501 app.pap.unassign_access_control_policy_from_channels.app_error',
      (client) => client.unassignTeamsFromAccessControlPolicy(ID, [ID]),
    ],
    createAccessControlSyncJob: [
      '400 model.job.is_valid.type.app_error',
      (client) => client.createAccessControlSyncJob({}),
    ],
    checkAccessControlExpression: [
      '501 app.pap.check_expression.app_error',
      (client) => client.checkAccessControlExpression('x'),
    ],
    testAccessControlExpression: [
      '501 app.pap.check_expression.app_error',
      (client) => client.testAccessControlExpression('x', 'x', 'x', 0),
    ],
    simulateAccessControlPolicyForUsers: [
      '501 app.pap.simulate.unavailable',
      (client) => client.simulateAccessControlPolicyForUsers({} as never),
    ],
    expressionToVisualFormat: [
      '501 app.pap.expression_to_visual_ast.app_error',
      (client) => client.expressionToVisualFormat('x'),
    ],
    validateExpressionAgainstRequester: [
      '501 app.pap.check_expression.app_error',
      (client) => client.validateExpressionAgainstRequester('x'),
    ],
    getChannelAccessControlAttributes: [
      '501 app.pap.get_channel_access_control_attributes.app_error',
      (client, world) => client.getChannelAccessControlAttributes(world.channel.id),
    ],
    updateAccessControlPoliciesActive: [
      '501 app.pap.update_access_control_policies_active.app_error',
      (client) => client.updateAccessControlPoliciesActive([]),
    ],
  }),
  ...refusals('LDAP, SAML and signing in elsewhere need a licence', {
    loginWithDesktopToken: [
      '401 app.desktop_token.validate.invalid',
      (client) => client.loginWithDesktopToken('x'),
    ],
    loginWithMagicLink: ['501 license_error.feature_unavailable', (client) => client.loginWithMagicLink('x')],
    switchEmailToOAuth: [
      '501 api.user.authorize_oauth_user.unsupported.app_error',
      (client) => client.switchEmailToOAuth('gitlab', 'x', 'x'),
    ],
    switchOAuthToEmail: [
      '403 api.user.oauth_to_email.context.app_error',
      (client) => client.switchOAuthToEmail('gitlab', 'x', 'x'),
    ],
    switchEmailToLdap: [
      '501 api.user.email_to_ldap.not_available.app_error',
      (client) => client.switchEmailToLdap('x', 'x', ID, 'x'),
    ],
    switchLdapToEmail: [
      '400 api.user.ldap_to_email.not_ldap_account.app_error',
      (client) => client.switchLdapToEmail('x', 'x', 'x'),
    ],
    testLdap: ['501 api.ldap_groups.license_error', (client) => client.testLdap()],
    testLdapConnection: [
      '501 api.ldap_groups.license_error',
      (client) => client.testLdapConnection({} as never),
    ],
    testLdapDiagnostics: [
      '501 api.ldap_groups.license_error',
      (client) => client.testLdapDiagnostics({} as never, {} as never),
    ],
    testLdapFilters: ['501 api.ldap_groups.license_error', (client) => client.testLdapFilters({} as never)],
    testLdapAttributes: [
      '501 api.ldap_groups.license_error',
      (client) => client.testLdapAttributes({} as never),
    ],
    testLdapGroupAttributes: [
      '501 api.ldap_groups.license_error',
      (client) => client.testLdapGroupAttributes({} as never),
    ],
    syncLdap: ['501 api.ldap_groups.license_error', (client) => client.syncLdap()],
    getLdapGroups: ['501 api.ldap_groups.license_error', (client) => client.getLdapGroups()],
    linkLdapGroup: ['501 api.ldap_groups.license_error', (client) => client.linkLdapGroup('x')],
    unlinkLdapGroup: ['501 api.ldap_groups.license_error', (client) => client.unlinkLdapGroup('x')],
    uploadPublicSamlCertificate: [
      '501 api.admin.saml.not_available.app_error',
      (client) => client.uploadPublicSamlCertificate(image('x.png')),
    ],
    uploadPrivateSamlCertificate: [
      '501 api.admin.saml.not_available.app_error',
      (client) => client.uploadPrivateSamlCertificate(image('x.png')),
    ],
    uploadPublicLdapCertificate: [
      '501 api.ldap_groups.license_error',
      (client) => client.uploadPublicLdapCertificate(image('x.png')),
    ],
    uploadPrivateLdapCertificate: [
      '501 api.ldap_groups.license_error',
      (client) => client.uploadPrivateLdapCertificate(image('x.png')),
    ],
    uploadIdpSamlCertificate: [
      '501 api.admin.saml.not_available.app_error',
      (client) => client.uploadIdpSamlCertificate(image('x.png')),
    ],
    deletePublicSamlCertificate: [
      '501 api.admin.saml.not_available.app_error',
      (client) => client.deletePublicSamlCertificate(),
    ],
    deletePrivateSamlCertificate: [
      '501 api.admin.saml.not_available.app_error',
      (client) => client.deletePrivateSamlCertificate(),
    ],
    deletePublicLdapCertificate: [
      '501 api.ldap_groups.license_error',
      (client) => client.deletePublicLdapCertificate(),
    ],
    deletePrivateLdapCertificate: [
      '501 api.ldap_groups.license_error',
      (client) => client.deletePrivateLdapCertificate(),
    ],
    deleteIdpSamlCertificate: [
      '501 api.admin.saml.not_available.app_error',
      (client) => client.deleteIdpSamlCertificate(),
    ],
    getSamlMetadataFromIdp: [
      '400 api.admin.saml.failure_get_metadata_from_idp.app_error',
      (client) => client.getSamlMetadataFromIdp('x'),
    ],
    setSamlIdpCertificateFromMetadata: [
      '501 api.admin.saml.not_available.app_error',
      (client) => client.setSamlIdpCertificateFromMetadata('x'),
    ],
  }),
  ...refusals('Groups need a licence', {
    getChannelMemberCountsByGroup: [
      '403 api.channel.channel_member_counts_by_group.license.error',
      (client, world) => client.getChannelMemberCountsByGroup(world.channel.id, false),
    ],
    linkGroupSyncable: [
      '501 api.license_error',
      (client, world) => client.linkGroupSyncable(ID, world.team.id, 'x', {} as never),
    ],
    unlinkGroupSyncable: [
      '501 api.license_error',
      (client, world) => client.unlinkGroupSyncable(ID, world.team.id, 'x'),
    ],
    getGroupSyncables: ['501 api.license_error', (client) => client.getGroupSyncables(ID, 'x')],
    getGroup: ['501 api.license_error', (client) => client.getGroup(ID)],
    getGroupStats: ['501 api.license_error', (client) => client.getGroupStats(ID)],
    getGroups: ['501 api.license_error', (client) => client.getGroups({} as never)],
    getGroupsByUserId: [
      '501 api.license_error',
      (client, world) => client.getGroupsByUserId(world.alice.user.id),
    ],
    getGroupsByNames: ['501 api.license_error', (client) => client.getGroupsByNames([ID])],
    getGroupsNotAssociatedToTeam: [
      '501 api.license_error',
      (client, world) => client.getGroupsNotAssociatedToTeam(world.team.id),
    ],
    getGroupsNotAssociatedToChannel: [
      '501 api.license_error',
      (client, world) => client.getGroupsNotAssociatedToChannel(world.channel.id),
    ],
    createGroupWithUserIds: ['501 api.license_error', (client) => client.createGroupWithUserIds({} as never)],
    addUsersToGroup: ['501 api.license_error', (client) => client.addUsersToGroup(ID, [ID])],
    removeUsersFromGroup: ['501 api.license_error', (client) => client.removeUsersFromGroup(ID, [ID])],
    searchGroups: ['501 api.license_error', (client) => client.searchGroups({} as never)],
    getGroupsAssociatedToTeam: [
      '501 api.license_error',
      (client, world) => client.getGroupsAssociatedToTeam(world.team.id),
    ],
    getGroupsAssociatedToChannel: [
      '501 api.license_error',
      (client, world) => client.getGroupsAssociatedToChannel(world.channel.id),
    ],
    getAllGroupsAssociatedToTeam: [
      '501 api.license_error',
      (client, world) => client.getAllGroupsAssociatedToTeam(world.team.id),
    ],
    getAllGroupsAssociatedToChannelsInTeam: [
      '501 api.license_error',
      (client, world) => client.getAllGroupsAssociatedToChannelsInTeam(world.team.id),
    ],
    getAllGroupsAssociatedToChannel: [
      '501 api.license_error',
      (client, world) => client.getAllGroupsAssociatedToChannel(world.channel.id),
    ],
    patchGroupSyncable: [
      '501 api.license_error',
      (client, world) => client.patchGroupSyncable(ID, world.team.id, 'x', {} as never),
    ],
    patchGroup: ['501 api.license_error', (client) => client.patchGroup(ID, {} as never)],
    archiveGroup: ['501 api.license_error', (client) => client.archiveGroup(ID)],
    restoreGroup: ['501 api.license_error', (client) => client.restoreGroup(ID)],
    createGroupTeamsAndChannels: [
      '400 api.user.add_user_to_group_syncables.not_ldap_user.app_error',
      (client, world) => client.createGroupTeamsAndChannels(world.alice.user.id),
    ],
    teamMembersMinusGroupMembers: [
      '501 api.license_error',
      (client, world) => client.teamMembersMinusGroupMembers(world.team.id, [ID], 0, 0),
    ],
    channelMembersMinusGroupMembers: [
      '501 api.license_error',
      (client, world) => client.channelMembersMinusGroupMembers(world.channel.id, [ID], 0, 0),
    ],
  }),
  ...refusals('Guests need a licence', {
    promoteGuestToUser: [
      '501 api.user.promote_guest_to_user.no_guest.app_error',
      (client, world) => client.promoteGuestToUser(world.alice.user.id),
    ],
    demoteUserToGuest: [
      '501 api.team.demote_user_to_guest.license.error',
      (client, world) => client.demoteUserToGuest(world.alice.user.id),
    ],
    sendEmailGuestInvitesToChannels: [
      '501 api.team.invite_guests_to_channels.license.error',
      (client, world) => client.sendEmailGuestInvitesToChannels(world.team.id, [ID], [ID], 'x'),
    ],
    sendEmailGuestInvitesToChannelsGracefully: [
      '501 api.team.invite_guests_to_channels.license.error',
      (client, world) => client.sendEmailGuestInvitesToChannelsGracefully(world.team.id, [ID], [ID], 'x'),
    ],
  }),
};
