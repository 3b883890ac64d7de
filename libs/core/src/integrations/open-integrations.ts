import type { AccessService } from '../access/access.service.ts';
import type { ActionCookies } from '../actions/action-cookies.ts';
import { PostActionService } from '../actions/post-action.service.ts';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { ChannelService } from '../channels/channel.service.ts';
import { builtInCommands } from '../commands/built-in-commands.ts';
import { CommandRegistry } from '../commands/command-registry.ts';
import { ResponsePoster } from '../commands/command-response.ts';
import { CommandService } from '../commands/command.service.ts';
import { CommandRepository } from '../commands/command.repository.ts';
import { CustomCommandRunner } from '../commands/custom-command-runner.ts';
import { CustomCommandService } from '../commands/custom-command.service.ts';
import { DialogService } from '../commands/dialog.service.ts';
import type { TriggerIds } from '../commands/trigger-ids.ts';
import type { ClusterBus } from '../cluster/cluster-bus.ts';
import { PluginClusterEvents } from '../cluster/plugin-cluster-events.ts';
import type { CoreCommon } from '../core-common.ts';
import { OAuthAppService } from '../oauth/oauth-app.service.ts';
import { OAuthGrantService } from '../oauth/oauth-grant.service.ts';
import { OAuthRepository } from '../oauth/oauth.repository.ts';
import type { EphemeralService } from '../posts/ephemeral.service.ts';
import type { PostService } from '../posts/post.service.ts';
import type { PreferenceService } from '../preferences/preference.service.ts';
import { PropertyFieldService } from '../properties/property-field.service.ts';
import { PropertyValueService } from '../properties/property-value.service.ts';
import { PropertyRepository } from '../properties/property.repository.ts';
import { PushService } from '../push/push.service.ts';
import type { Repositories } from '../repositories.ts';
import type { SessionService } from '../sessions/session.service.ts';
import type { StatusService } from '../statuses/status.service.ts';
import type { SystemService } from '../system/system.service.ts';
import type { TeamMemberService } from '../teams/team-member.service.ts';
import { IncomingPosts } from '../webhooks/incoming-posts.ts';
import { IncomingWebhookService } from '../webhooks/incoming-webhook.service.ts';
import { OutgoingWebhookRunner } from '../webhooks/outgoing-webhook-runner.ts';
import { OutgoingWebhookService } from '../webhooks/outgoing-webhook.service.ts';
import { WebhookPosts } from '../webhooks/webhook-posts.ts';
import { WebhookRepository } from '../webhooks/webhook.repository.ts';

export interface IntegrationsNeeds {
  readonly common: CoreCommon;
  readonly rows: Repositories;
  readonly access: AccessService;
  readonly channels: ChannelService;
  readonly channelMembers: ChannelMemberService;
  readonly teamMembers: TeamMemberService;
  readonly posts: PostService;
  readonly ephemeral: EphemeralService;
  readonly preferences: PreferenceService;
  readonly statuses: StatusService;
  readonly sessions: SessionService;
  readonly triggers: TriggerIds;
  readonly actionCookies: ActionCookies;
  readonly system: SystemService;
  /** The way to other nodes, where there are any. */
  readonly cluster?: ClusterBus | undefined;
}

export interface OpenedIntegrations {
  readonly actionCookies: ActionCookies;
  readonly postActions: PostActionService;
  readonly commands: CommandService;
  readonly customCommands: CustomCommandService;
  readonly commandRunner: CustomCommandRunner;
  readonly dialogs: DialogService;
  readonly incomingWebhooks: IncomingWebhookService;
  readonly incomingPosts: IncomingPosts;
  readonly outgoingWebhooks: OutgoingWebhookService;
  readonly oauthApps: OAuthAppService;
  readonly oauthGrants: OAuthGrantService;
  readonly push: PushService;
  /** To be closed. */
  readonly clusterEvents: PluginClusterEvents;
  readonly propertyFields: PropertyFieldService;
  readonly propertyValues: PropertyValueService;
  /** To be closed. */
  readonly outgoingWebhookRunner: OutgoingWebhookRunner;
}

/** What programs outside and plugins hook into: actions, dialogs, commands, webhooks. */
export function openIntegrations(needs: IntegrationsNeeds): OpenedIntegrations {
  const { actionCookies, common, rows, triggers } = needs;
  const commandRows = new CommandRepository(common.database);
  const responses = new ResponsePoster({
    ...common,
    users: rows.users,
    posts: needs.posts,
    ephemeral: needs.ephemeral,
    isMember: (channelId, userId) => needs.channelMembers.isMember(channelId, userId),
  });
  const builtIn = builtInCommands({ ...common, ...needs, teams: rows.teams, users: rows.users });
  const customCommands = new CustomCommandService({
    ...common,
    commands: commandRows,
    builtIn: new Set(builtIn.map(({ trigger }) => trigger)),
  });
  const commandRunner = new CustomCommandRunner({ ...common, ...rows, commands: commandRows, responses });
  const commands = new CommandService({
    ...common,
    channels: rows.channels,
    users: rows.users,
    registry: new CommandRegistry(),
    custom: customCommands,
    runner: commandRunner,
    builtIn,
    responses,
    triggers,
  });
  const postActions = new PostActionService({
    ...rows,
    cookies: actionCookies,
    triggers,
    posts: needs.posts,
    postRows: rows.posts,
    ephemeral: needs.ephemeral,
  });
  const dialogs = new DialogService({ ...common, triggers });
  return {
    actionCookies,
    postActions,
    commands,
    customCommands,
    commandRunner,
    dialogs,
    ...openWebhooks(needs),
    ...openProperties(needs),
    ...openOAuth(needs),
    push: new PushService({ ...common, ...needs, sessionRows: rows.sessions }),
    clusterEvents: new PluginClusterEvents(needs.cluster, common.hooks, common.logger),
  };
}

function openWebhooks({ access, channels, common, posts, rows }: IntegrationsNeeds) {
  const webhooks = new WebhookRepository(common.database);
  const webhookPosts = new WebhookPosts({ ...common, posts, users: rows.users });
  const outgoingWebhooks = new OutgoingWebhookService({ ...common, channels: rows.channels, webhooks });
  return {
    incomingWebhooks: new IncomingWebhookService({ ...common, webhooks }),
    incomingPosts: new IncomingPosts({
      ...common,
      webhooks,
      posts: webhookPosts,
      channels,
      channelRows: rows.channels,
      users: rows.users,
      access,
    }),
    outgoingWebhooks,
    outgoingWebhookRunner: new OutgoingWebhookRunner({
      ...common,
      service: outgoingWebhooks,
      webhooks,
      posts: webhookPosts,
      channels: rows.channels,
      teams: rows.teams,
      users: rows.users,
    }),
  };
}

function openProperties({ common, rows }: IntegrationsNeeds) {
  const parts = { ...common, channels: rows.channels, properties: new PropertyRepository(common.database) };
  return {
    propertyFields: new PropertyFieldService(parts),
    propertyValues: new PropertyValueService(parts),
  };
}

function openOAuth({ common, preferences, rows, sessions }: IntegrationsNeeds) {
  const oauth = new OAuthRepository(common.database);
  const oauthApps = new OAuthAppService({
    ...common,
    oauth,
    revokeToken: (token) => sessions.revokeByToken(token),
  });
  const grants = { ...common, oauth, apps: oauthApps, sessions, users: rows.users, preferences };
  return { oauthApps, oauthGrants: new OAuthGrantService(grants) };
}
