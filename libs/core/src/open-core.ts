import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AccessService } from './access/access.service.ts';
import { RoleRepository } from './access/role.repository.ts';
import { RoleService } from './access/role.service.ts';
import { ActionCookies } from './actions/action-cookies.ts';
import { AnalyticsService } from './analytics/analytics.service.ts';
import { ChannelGuards } from './channels/channel-guards.ts';
import { openChannels } from './channels/open-channels.ts';
import { systemClock, type Clock } from './clock.ts';
import { TriggerIds } from './commands/trigger-ids.ts';
import { ClientConfigService } from './config/client-config.service.ts';
import { configOverrides } from './config/config-environment.ts';
import type { ClusterBus } from './cluster/cluster-bus.ts';
import { ConfigService } from './config/config.service.ts';
import type { CoreCommon } from './core-common.ts';
import type { Core, CoreServices } from './core.ts';
import { Database, type DatabaseLocation } from './database/database.ts';
import type { FileStore } from './files/file-store.ts';
import type { EventHub } from './events/event-hub.ts';
import { InProcessEventHub } from './events/in-process-event-hub.ts';
import { MemberIds } from './events/member-ids.ts';
import { openFiles } from './files/open-files.ts';
import { AttachedHooks } from './hooks/attached-hooks.ts';
import { openIntegrations } from './integrations/open-integrations.ts';
import { expiredValuesSweep } from './kv/expired-values-sweep.ts';
import { KeyValueService } from './kv/key-value.service.ts';
import type { Logger } from './logger.ts';
import { Outgoing } from './outgoing/outgoing.ts';
import { pluginApi } from './plugin-api/plugin-api.ts';
import { PluginAccess } from './plugins/plugin-access.service.ts';
import { PluginData } from './plugins/plugin-data.service.ts';
import { removeLeftExports } from './plugins/plugin-export.ts';
import { PluginLedgerService } from './plugins/plugin-ledger.service.ts';
import { PluginRows } from './plugins/plugin-rows.service.ts';
import { EphemeralService } from './posts/ephemeral.service.ts';
import { openPosts } from './posts/open-posts.ts';
import { PostReminders } from './posts/reminders/post-reminders.ts';
import { PluginDatabases } from './plugin-sql/plugin-databases.ts';
import { PreferenceService } from './preferences/preference.service.ts';
import { repositories } from './repositories.ts';
import { openSearch } from './search/open-search.ts';
import { openSharedChannels } from './shared-channels/open-shared-channels.ts';
import { SystemService } from './system/system.service.ts';
import { unheldTimer, type After } from './timers/after.ts';
import { TeamMemberService } from './teams/team-member.service.ts';
import { TeamService } from './teams/team.service.ts';
import { openAccounts, openPeople } from './users/open-people.ts';

export interface CoreOptions {
  /** Folder of the database file `patchbay.db`; made private (0700). */
  readonly dataDir: string;
  /** Where the bytes of files lie; the folder `files` in `dataDir` when left out. */
  readonly files?: FileStore | undefined;
  /** Instead of SQLite. */
  readonly postgresUrl?: string | undefined;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Timers of what the core does by itself from time to time. */
  readonly after?: After;
  /**
   * The bundled script of the process that runs plugins' SQL. Without it, and where the chat is on PostgreSQL, plugins
   * have none.
   */
  readonly pluginSqlScript?: string;
  /** The way to other nodes; a server alone has none. */
  readonly cluster?: ClusterBus | undefined;
  /** Where MM_<SECTION>_<FIELD> variables are read; none if left out. */
  readonly environment?: Record<string, string | undefined>;
}

const DATABASE_FILE = 'patchbay.db';
const TRIGGER_KEY = 'PatchbayTriggerKey';
const TRIGGER_KEY_BYTES = 32;

/** Opens the database (running the migrations that are missing) and puts the chat together. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const location: DatabaseLocation = options.postgresUrl
    ? { postgresUrl: options.postgresUrl }
    : { sqlitePath: join(options.dataDir, DATABASE_FILE) };
  const database = await Database.open(location);
  try {
    return await assemble(database, options, pluginDatabases(location, options));
  } catch (error) {
    await database.close();
    throw error;
  }
}

function pluginDatabases(location: DatabaseLocation, options: CoreOptions): PluginDatabases | undefined {
  const { dataDir, logger, pluginSqlScript: script } = options;
  if (script === undefined || !('sqlitePath' in location)) return undefined;
  return new PluginDatabases({ dataDir, core: location.sqlitePath, script, logger });
}

async function assemble(
  database: Database,
  options: CoreOptions,
  databases: PluginDatabases | undefined,
): Promise<Core> {
  const { logger, clock = systemClock } = options;
  await removeLeftExports(options.dataDir);
  const rows = repositories(database);
  const hooks = new AttachedHooks();
  const basics = { database, clock, hooks, logger };

  const overrides = configOverrides(options.environment ?? {}, logger);
  const config = await ConfigService.open({ ...basics, ...rows, overrides });
  const roles = await RoleService.open(database, new RoleRepository(database), clock);
  const system = await SystemService.open(database, clock);
  const access = new AccessService({ ...rows, roles });

  const channelMemberIds = new MemberIds((id) => rows.channelMembers.userIds(id));
  const teamMemberIds = new MemberIds((id) => rows.teamMembers.userIds(id));
  const events: EventHub = new InProcessEventHub(
    {
      channelMemberIds: (id) => channelMemberIds.of(id),
      teamMemberIds: (id) => teamMemberIds.of(id),
      hasPermissionTo: (session, permission) => access.hasPermissionTo(session, permission),
      pluginAudience: (pluginId) => pluginAccess.audience(pluginId),
    },
    logger,
  );
  const outgoing = new Outgoing(config);
  const pluginAccess = new PluginAccess({ ...basics, ...rows, config, access, events });
  const guards = await ChannelGuards.open({ ...basics, ...rows });
  const common: CoreCommon = { ...basics, config, events, guards, outgoing };

  const accounts = openAccounts(common, rows);
  const { users, statuses } = accounts;
  const kv = new KeyValueService(database, rows.keyValues, clock);
  const fileArea = await openFiles({ ...options, common, rows, system, users });
  const actionCookies = await ActionCookies.open(system);
  const ephemeral = new EphemeralService(events, clock, actionCookies);
  const { mail } = accounts;
  const onPosts = { common, rows, access, mail, ephemeral, channelMemberIds };
  const postArea = openPosts({ ...onPosts, ...fileArea.services });
  const { posts } = postArea.services;
  const channelArea = openChannels({
    common,
    rows,
    roles,
    posts,
    files: fileArea.services.files,
    memberIds: channelMemberIds,
  });
  const { channels, channelMembers } = channelArea;
  const teamMembers = new TeamMemberService({
    ...common,
    teams: rows.teams,
    users: rows.users,
    preferences: rows.preferences,
    members: rows.teamMembers,
    memberIds: teamMemberIds,
    channelMembers,
  });
  const teams = new TeamService({
    ...common,
    teams: rows.teams,
    members: teamMembers,
    memberRows: rows.teamMembers,
    channels,
    channelMembers,
    channelRows: rows.channels,
    deleteChannel: (channelId) => channelArea.channelChanges.deleteForGood(channelId),
  });
  const triggers = new TriggerIds(await triggerKey(system), clock);
  const preferences = new PreferenceService({
    ...common,
    preferences: rows.preferences,
    sidebar: channelArea.sidebarCategories,
  });
  const integrations = openIntegrations({
    common,
    rows,
    access,
    channels,
    channelMembers,
    teamMembers,
    posts,
    ephemeral,
    preferences,
    sessions: accounts.sessions,
    statuses,
    triggers,
    actionCookies,
    system,
    cluster: options.cluster,
  });
  postArea.services.notifications.pushWith(integrations.push);

  const people = openPeople({
    common,
    files: fileArea.services.files,
    rows,
    accounts,
    teams,
    teamMembers,
    channelMembers,
    channelMemberIds,
    teamMemberIds,
    preferences,
    kv,
    assertEmojiExists: (name) => fileArea.services.emoji.assertExists(name),
    after: options.after ?? unheldTimer,
  });

  const postReminders = new PostReminders({
    ...common,
    ...rows,
    postRows: rows.posts,
    channelRows: rows.channels,
    posts,
    channels,
    bots: people.services.bots,
    ephemeral,
    after: options.after ?? unheldTimer,
  });

  const sharedArea = await openSharedChannels({
    common,
    rows,
    after: options.after ?? unheldTimer,
    accounts: users,
    teamMembers,
    channelMembers,
    statuses,
    ephemeral,
    ...postArea.services,
    ...fileArea.services,
  });

  const services: CoreServices = {
    ...openSearch({ common, rows }),
    ...people.services,
    access,
    roles,
    teams,
    teamMembers,
    ...channelArea,
    guards,
    ...postArea.services,
    ...sharedArea.services,
    postReminders,
    ...fileArea.services,
    ephemeral,
    triggers,
    ...integrations,
    config,
    clientConfig: await ClientConfigService.open(config, rows.users, system, events, database.dialect),
    kv,
    plugins: new PluginRows({
      ...basics,
      ...rows,
      overrides,
      guards,
      isWanted: (id) => config.get().PluginSettings.PluginStates[id]?.Enable === true,
      changed: () => config.pluginRowsChanged(),
    }),
    pluginAccess,
    ledger: new PluginLedgerService({
      ...basics,
      ...rows,
      changed: () => config.pluginSettingsReplaced('values'),
    }),
    pluginData: new PluginData({
      ...basics,
      ...rows,
      dataDir: options.dataDir,
      usesSql: (pluginId) => databases?.isOpen(pluginId) ?? false,
      changed: () => config.pluginSettingsReplaced('names'),
    }),
    system,
    analytics: new AnalyticsService({ ...common, rows: rows.analytics, reports: rows.userReports }),
    events,
    outgoing,
  };
  const sweep = expiredValuesSweep(kv, options.after ?? unheldTimer, logger);
  return {
    ...services,
    attachHooks: (attached) => hooks.attach(attached),
    pluginApi: (manifest, bundlePath, management, ownLogger = logger) =>
      pluginApi({ core: services, manifest, bundlePath, management, logger: ownLogger }),
    pluginSql: (pluginId) => databases?.open(pluginId),
    close: async () => {
      await sweep.stop();
      await postReminders.stop();
      await sharedArea.close();
      await postArea.close();
      await people.close();
      integrations.clusterEvents.close();
      await integrations.outgoingWebhookRunner.close();
      await services.pluginData.close();
      await databases?.close();
      await config.settled();
      await events.drained();
      await database.close();
    },
  };
}

/** Signs trigger ids; the same on every node of an installation. */
async function triggerKey(system: SystemService): Promise<string> {
  const known = await system.get(TRIGGER_KEY);
  if (known !== undefined) return known;
  const made = randomBytes(TRIGGER_KEY_BYTES).toString('base64url');
  await system.set(TRIGGER_KEY, made);
  return made;
}
