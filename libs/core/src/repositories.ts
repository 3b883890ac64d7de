import { AnalyticsRepository } from './analytics/analytics.repository.ts';
import { UserReportRepository } from './analytics/user-report.repository.ts';
import { AuditRepository } from './audits/audit.repository.ts';
import { BotRepository } from './bots/bot.repository.ts';
import { ChannelCountRepository } from './channels/channel-count.repository.ts';
import { ChannelGuardRepository } from './channels/channel-guard.repository.ts';
import { ChannelListRepository } from './channels/channel-list.repository.ts';
import { ChannelMemberRepository } from './channels/channel-member.repository.ts';
import { ChannelRepository } from './channels/channel.repository.ts';
import { SidebarCategoryRepository } from './channels/sidebar-category.repository.ts';
import { ConfigurationRepository } from './config/configuration.repository.ts';
import type { Database } from './database/database.ts';
import { DraftRepository } from './drafts/draft.repository.ts';
import { EmojiRepository } from './emoji/emoji.repository.ts';
import { FileInfoRepository } from './files/file-info.repository.ts';
import { GroupRepository } from './groups/group.repository.ts';
import { KeyValueRepository } from './kv/key-value.repository.ts';
import { PluginAccessRepository } from './plugins/plugin-access.repository.ts';
import { PluginCrashRepository } from './plugins/plugin-crash.repository.ts';
import { PluginDataRepository } from './plugins/plugin-data.repository.ts';
import { PluginLeaseRepository } from './plugins/plugin-lease.repository.ts';
import { PluginSnapshotRepository } from './plugins/plugin-snapshot.repository.ts';
import { PluginVersionRepository } from './plugins/plugin-version.repository.ts';
import { PluginRepository } from './plugins/plugin.repository.ts';
import { NewPostRepository } from './posts/new-post.repository.ts';
import { PostPriorityRepository } from './posts/post-priority.repository.ts';
import { PostRemovalRepository } from './posts/post-removal.repository.ts';
import { PostRepository } from './posts/post.repository.ts';
import { ThreadRepository } from './posts/thread.repository.ts';
import { PostReadingRepository } from './posts/reading/post-reading.repository.ts';
import { PostReminderRepository } from './posts/reminders/post-reminder.repository.ts';
import { PreferenceRepository } from './preferences/preference.repository.ts';
import { ReactionRepository } from './reactions/reaction.repository.ts';
import { SessionRepository } from './sessions/session.repository.ts';
import { RemoteRepository } from './shared-channels/remote.repository.ts';
import { SharedChannelRepository } from './shared-channels/shared-channel.repository.ts';
import { SyncRowsRepository } from './shared-channels/sync-rows.repository.ts';
import { StatusRepository } from './statuses/status.repository.ts';
import { TeamMemberRepository } from './teams/team-member.repository.ts';
import { TeamRepository } from './teams/team.repository.ts';
import { FollowedThreadRepository } from './threads/followed-thread.repository.ts';
import { ThreadMembershipRepository } from './threads/thread-membership.repository.ts';
import { MailTokenRepository } from './users/mail-token.repository.ts';
import { UploadSessionRepository } from './uploads/upload-session.repository.ts';
import { ProfileImageRepository } from './users/profile-image.repository.ts';
import { UserAccessTokenRepository } from './users/user-access-token.repository.ts';
import { UserRepository } from './users/user.repository.ts';

/** Every repository, by the name that the services know it by. */
export type Repositories = ReturnType<typeof repositories>;

export function repositories(database: Database) {
  const threads = new ThreadRepository(database);
  const posts = new PostRepository(database, threads);
  return {
    analytics: new AnalyticsRepository(database),
    userReports: new UserReportRepository(database),
    users: new UserRepository(database),
    images: new ProfileImageRepository(database),
    accessTokens: new UserAccessTokenRepository(database),
    mailTokens: new MailTokenRepository(database),
    audits: new AuditRepository(database),
    groups: new GroupRepository(database),
    sessions: new SessionRepository(database),
    teams: new TeamRepository(database),
    teamMembers: new TeamMemberRepository(database),
    channels: new ChannelRepository(database),
    channelLists: new ChannelListRepository(database),
    channelCounts: new ChannelCountRepository(database),
    sidebar: new SidebarCategoryRepository(database),
    channelGuards: new ChannelGuardRepository(database),
    channelMembers: new ChannelMemberRepository(database),
    threads,
    posts,
    reading: new PostReadingRepository(database, posts),
    reminders: new PostReminderRepository(database),
    followedThreads: new FollowedThreadRepository(database),
    threadMemberships: new ThreadMembershipRepository(database),
    newPosts: new NewPostRepository(database, posts, threads),
    removals: new PostRemovalRepository(),
    drafts: new DraftRepository(database),
    priorities: new PostPriorityRepository(database),
    reactions: new ReactionRepository(database),
    remotes: new RemoteRepository(database),
    sharedChannels: new SharedChannelRepository(database),
    syncRows: new SyncRowsRepository(database, posts),
    emoji: new EmojiRepository(database),
    uploadSessions: new UploadSessionRepository(database),
    fileInfos: new FileInfoRepository(database),
    preferences: new PreferenceRepository(database),
    statuses: new StatusRepository(database),
    bots: new BotRepository(database),
    keyValues: new KeyValueRepository(database),
    plugins: new PluginRepository(database),
    pluginVersions: new PluginVersionRepository(database),
    pluginSnapshots: new PluginSnapshotRepository(),
    pluginValues: new PluginDataRepository(database),
    pluginLeases: new PluginLeaseRepository(),
    pluginAccessRows: new PluginAccessRepository(database),
    pluginCrashes: new PluginCrashRepository(database),
    configurations: new ConfigurationRepository(database),
  };
}
