export type { AccessService } from './access/access.service.ts';
export type { RoleService } from './access/role.service.ts';
export type { BotPatch, BotService } from './bots/bot.service.ts';
export type { ChannelMemberService } from './channels/channel-member.service.ts';
export type { ChannelService } from './channels/channel.service.ts';
export { defaultCategories } from './channels/sidebar-categories.ts';
export { systemClock, type Clock } from './clock.ts';
export type { CommandService } from './commands/command.service.ts';
export type { AutocompleteSuggestion } from './commands/suggestions.ts';
export type { TriggerIds } from './commands/trigger-ids.ts';
export type { ClientConfigService } from './config/client-config.service.ts';
export { readable as readableConfig, type Grants } from './config/config-access.ts';
export type { ConfigAuthor } from './config/config-guard.ts';
export { MASK } from './config/config-secrets.ts';
export type { ConfigTree } from './config/config-tree.ts';
export { PATCHBAY_SECTION, patchbayDefaults, type PatchbaySettings } from './config/patchbay-settings.ts';
export type {
  ConfigChange,
  ConfigHistoryEntry,
  ConfigListener,
  ConfigService,
} from './config/config.service.ts';
export type { Core, CoreServices } from './core.ts';
export { NestedTransactionError, refuse, WriteQueueTimeoutError, type RefusalId } from './errors.ts';
export type { EventHub } from './events/event-hub.ts';
export type { EventConnection, HubEvent, ServerEvent } from './events/server-event.ts';
export type { KeyValueOptions, KeyValueService } from './kv/key-value.service.ts';
export type { Logger } from './logger.ts';
export { fill } from './model/fill.ts';
export { isId, newId } from './model/ids.ts';
export { present, presentAll } from './model/present.ts';
export { openCore, type CoreOptions } from './open-core.ts';
export type { Page } from './page.ts';
export type { PluginManagement } from './plugin-api/plugin-management.ts';
export type { PluginSqlDriver } from './plugin-sql/plugin-sql-driver.ts';
export type { PluginData, PluginUsage } from './plugins/plugin-data.service.ts';
export type { CrashRow, KeptVersionRow, VersionChangeRow } from './plugins/plugin-ledger.ts';
export type { PluginLedgerService } from './plugins/plugin-ledger.service.ts';
export { PLUGIN_SQL_FOLDER } from './plugins/plugin-sql-file.ts';
export type { PluginRows } from './plugins/plugin-rows.service.ts';
export type { DesiredPluginRow } from './plugins/plugin.repository.ts';
export type { EphemeralService } from './posts/ephemeral.service.ts';
export type { PostListingService } from './posts/post-listing.service.ts';
export type { CreatePostOptions, PostService } from './posts/post.service.ts';
export type { PreferenceService } from './preferences/preference.service.ts';
export type { SessionService } from './sessions/session.service.ts';
export type { StatusService } from './statuses/status.service.ts';
export type { SystemService } from './system/system.service.ts';
export type { AddTeamMemberOptions, TeamMemberService } from './teams/team-member.service.ts';
export type { TeamService } from './teams/team.service.ts';
export type { LoginService } from './users/login.service.ts';
export type { ProfileImage, ProfileImageService } from './users/profile-image.service.ts';
export type { UserViewer } from './users/sanitize-user.ts';
export type { UserAutocompleteQuery, UserFilter, UserSearch } from './users/user-query.ts';
export type { UserService } from './users/user.service.ts';
