import type { EntitySchema } from 'typeorm';
import { roleEntity } from '../access/role.entity.ts';
import { schemeEntity } from '../access/scheme.entity.ts';
import { auditEntity } from '../audits/audit.entity.ts';
import { botEntity } from '../bots/bot.entity.ts';
import { channelGuardEntity } from '../channels/channel-guard.entity.ts';
import { channelMemberEntity } from '../channels/channel-member.entity.ts';
import { channelEntity } from '../channels/channel.entity.ts';
import { sidebarCategoryEntity, sidebarChannelEntity } from '../channels/sidebar-category.entity.ts';
import { configurationEntity } from '../config/configuration.entity.ts';
import { draftEntity } from '../drafts/draft.entity.ts';
import { emojiEntity } from '../emoji/emoji.entity.ts';
import { fileInfoEntity } from '../files/file-info.entity.ts';
import { groupEntity } from '../groups/group.entity.ts';
import { groupMemberEntity } from '../groups/group-member.entity.ts';
import { groupChannelEntity, groupTeamEntity } from '../groups/group-syncable.entity.ts';
import { keyValueEntity } from '../kv/key-value.entity.ts';
import { pluginAccessEntity } from '../plugins/plugin-access.entity.ts';
import { pluginChangeEntity } from '../plugins/plugin-change.entity.ts';
import { pluginCrashEntity } from '../plugins/plugin-crash.entity.ts';
import { pluginLeaseEntity } from '../plugins/plugin-lease.entity.ts';
import { pluginSettingsEntity } from '../plugins/plugin-settings.entity.ts';
import { pluginSnapshotEntity, pluginSnapshotKeyEntity } from '../plugins/plugin-snapshot.entity.ts';
import { pluginVersionEntity } from '../plugins/plugin-version.entity.ts';
import { pluginEntity } from '../plugins/plugin.entity.ts';
import { postPriorityEntity } from '../posts/post-priority.entity.ts';
import { postEntity } from '../posts/post.entity.ts';
import { postReminderEntity } from '../posts/reminders/post-reminder.entity.ts';
import { threadEntity } from '../posts/thread.entity.ts';
import { linkMetadataEntity } from '../posts/views/link-metadata.entity.ts';
import { preferenceEntity } from '../preferences/preference.entity.ts';
import { reactionEntity } from '../reactions/reaction.entity.ts';
import { sessionEntity } from '../sessions/session.entity.ts';
import { remoteClusterEntity } from '../shared-channels/remote-cluster.entity.ts';
import {
  sharedChannelAttachmentEntity,
  sharedChannelEntity,
  sharedChannelRemoteEntity,
  sharedChannelUserEntity,
} from '../shared-channels/shared-channel.entity.ts';
import { statusEntity } from '../statuses/status.entity.ts';
import { systemEntity } from '../system/system.entity.ts';
import { teamMemberEntity } from '../teams/team-member.entity.ts';
import { teamEntity } from '../teams/team.entity.ts';
import { threadMembershipEntity } from '../threads/thread-membership.entity.ts';
import { uploadSessionEntity } from '../uploads/upload-session.entity.ts';
import { mailTokenEntity } from '../users/mail-token.entity.ts';
import { profileImageEntity } from '../users/profile-image.entity.ts';
import { userAccessTokenEntity } from '../users/user-access-token.entity.ts';
import { userEntity } from '../users/user.entity.ts';
import { commandWebhookEntity } from '../commands/command-webhook.entity.ts';
import { commandEntity } from '../commands/command.entity.ts';
import { accessDataEntity } from '../oauth/access-data.entity.ts';
import { authDataEntity } from '../oauth/auth-data.entity.ts';
import { oauthAppEntity } from '../oauth/oauth-app.entity.ts';
import { propertyFieldEntity } from '../properties/property-field.entity.ts';
import { propertyGroupEntity } from '../properties/property-group.entity.ts';
import { propertyValueEntity } from '../properties/property-value.entity.ts';
import { incomingWebhookEntity } from '../webhooks/incoming-webhook.entity.ts';
import { outgoingWebhookEntity } from '../webhooks/outgoing-webhook.entity.ts';
import type { Dialect } from './dialect.ts';

/** Every table of the chat. */
export function entities(dialect: Dialect): EntitySchema[] {
  return [
    userEntity,
    userAccessTokenEntity,
    mailTokenEntity,
    auditEntity,
    groupEntity,
    groupMemberEntity,
    groupTeamEntity,
    groupChannelEntity,
    sessionEntity,
    roleEntity,
    schemeEntity,
    teamEntity,
    teamMemberEntity,
    channelEntity,
    channelMemberEntity,
    channelGuardEntity,
    sidebarCategoryEntity,
    sidebarChannelEntity,
    remoteClusterEntity,
    sharedChannelEntity,
    sharedChannelRemoteEntity,
    sharedChannelUserEntity,
    sharedChannelAttachmentEntity,
    postEntity,
    threadEntity,
    threadMembershipEntity,
    reactionEntity,
    draftEntity,
    postPriorityEntity,
    postReminderEntity,
    linkMetadataEntity,
    preferenceEntity,
    statusEntity,
    systemEntity,
    botEntity,
    configurationEntity,
    pluginEntity,
    pluginSettingsEntity,
    pluginVersionEntity,
    pluginChangeEntity,
    pluginSnapshotEntity,
    pluginSnapshotKeyEntity(dialect),
    pluginLeaseEntity,
    pluginCrashEntity,
    pluginAccessEntity,
    emojiEntity,
    uploadSessionEntity,
    fileInfoEntity(dialect),
    keyValueEntity(dialect),
    profileImageEntity(dialect),
    commandEntity,
    commandWebhookEntity,
    incomingWebhookEntity,
    outgoingWebhookEntity,
    oauthAppEntity,
    authDataEntity,
    accessDataEntity,
    propertyGroupEntity,
    propertyFieldEntity,
    propertyValueEntity,
  ] as EntitySchema[];
}
