import type { API, Manifest } from '@patchbay/contract';
import type { ChatHooks } from '@patchbay/hooks';
import type { AccessService } from './access/access.service.ts';
import type { RoleService } from './access/role.service.ts';
import type { AnalyticsService } from './analytics/analytics.service.ts';
import type { ChannelGuards } from './channels/channel-guards.ts';
import type { ChannelServices } from './channels/open-channels.ts';
import type { TriggerIds } from './commands/trigger-ids.ts';
import type { ClientConfigService } from './config/client-config.service.ts';
import type { ConfigService } from './config/config.service.ts';
import type { FileServices } from './files/open-files.ts';
import type { EventHub } from './events/event-hub.ts';
import type { OpenedIntegrations } from './integrations/open-integrations.ts';
import type { KeyValueService } from './kv/key-value.service.ts';
import type { Logger } from './logger.ts';
import type { Outgoing } from './outgoing/outgoing.ts';
import type { PluginManagement } from './plugin-api/plugin-management.ts';
import type { PluginSqlDriver } from './plugin-sql/plugin-sql-driver.ts';
import type { PluginAccess } from './plugins/plugin-access.service.ts';
import type { PluginData } from './plugins/plugin-data.service.ts';
import type { PluginLedgerService } from './plugins/plugin-ledger.service.ts';
import type { PluginRows } from './plugins/plugin-rows.service.ts';
import type { EphemeralService } from './posts/ephemeral.service.ts';
import type { PostServices } from './posts/open-posts.ts';
import type { PostReminders } from './posts/reminders/post-reminders.ts';
import type { SearchServices } from './search/open-search.ts';
import type { SharedChannelServices } from './shared-channels/open-shared-channels.ts';
import type { SystemService } from './system/system.service.ts';
import type { TeamMemberService } from './teams/team-member.service.ts';
import type { TeamService } from './teams/team.service.ts';
import type { PeopleServices } from './users/open-people.ts';
import type { ProfileImageService } from './users/profile-image.service.ts';

/** The chat's rules, one service each. None of them checks permissions: `access` does, and who calls decides. */
export interface CoreServices
  extends
    ChannelServices,
    FileServices,
    OpenedIntegrations,
    PeopleServices,
    PostServices,
    SearchServices,
    SharedChannelServices {
  readonly profileImages: ProfileImageService;
  readonly access: AccessService;
  readonly roles: RoleService;
  readonly teams: TeamService;
  readonly teamMembers: TeamMemberService;
  readonly guards: ChannelGuards;
  readonly postReminders: PostReminders;
  readonly ephemeral: EphemeralService;
  readonly triggers: TriggerIds;
  readonly config: ConfigService;
  readonly clientConfig: ClientConfigService;
  readonly kv: KeyValueService;
  readonly plugins: PluginRows;
  readonly pluginAccess: PluginAccess;
  readonly ledger: PluginLedgerService;
  readonly pluginData: PluginData;
  readonly system: SystemService;
  readonly analytics: AnalyticsService;
  readonly events: EventHub;
  readonly outgoing: Outgoing;
}

/** The chat: its services, and what plugins see of them. */
export interface Core extends CoreServices {
  /** From now on the rules ask plugins; before, nobody objects and nobody listens. */
  attachHooks(hooks: ChatHooks): void;
  /**
   * The API one plugin sees; methods left out answer 501. `bundlePath` is where its bundle was unpacked, `logger` takes
   * what the plugin logs; the chat's own when left out.
   */
  pluginApi(
    manifest: Manifest,
    bundlePath: string,
    management: PluginManagement,
    logger?: Logger,
  ): Partial<API>;
  /** The SQL of one run of a plugin; undefined where there is none (see `CoreOptions.pluginSqlScript`). */
  pluginSql(pluginId: string): PluginSqlDriver | undefined;
  /** Waits for what was announced to be heard, then closes the database. */
  close(): Promise<void>;
}
