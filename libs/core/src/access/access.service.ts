import type { Channel, Post, Session, Team, User } from '@patchbay/contract';
import type { BotRepository } from '../bots/bot.repository.ts';
import type { ChannelMemberRepository } from '../channels/channel-member.repository.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import { refuse } from '../errors.ts';
import permissions from '../facts/permissions.json' with { type: 'json' };
import type { TeamMemberRepository } from '../teams/team-member.repository.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserViewer } from '../users/sanitize-user.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { roleNames } from './role-names.ts';
import type { RoleService } from './role.service.ts';

const CONSOLE = {
  read: Object.keys(permissions).filter((name) => name.startsWith('sysconsole_read_')),
  write: Object.keys(permissions).filter((name) => name.startsWith('sysconsole_write_')),
};

export interface AccessServiceParts {
  readonly roles: RoleService;
  readonly bots: BotRepository;
  readonly users: UserRepository;
  readonly teams: TeamRepository;
  readonly teamMembers: TeamMemberRepository;
  readonly channels: ChannelRepository;
  readonly channelMembers: ChannelMemberRepository;
}

/**
 * Who may do what (contract: rest.json `permission`). A membership's roles are asked first, then the wider scope's:
 * channel, team, system. `has…` answer, `assertCan…` throw 403 api.context.permissions.app_error. The session of the
 * local socket may do everything.
 */
export class AccessService {
  readonly #parts: AccessServiceParts;

  constructor(parts: AccessServiceParts) {
    this.#parts = parts;
  }

  hasPermissionTo(session: Session, permission: string): boolean {
    return session.local || this.#parts.roles.grant(roleNames(session.roles), permission);
  }

  async hasPermissionToTeam(session: Session, teamId: string, permission: string): Promise<boolean> {
    return this.hasPermissionTo(session, permission) || this.#teamGrants(session.user_id, teamId, permission);
  }

  async hasPermissionToChannel(session: Session, channelId: string, permission: string): Promise<boolean> {
    return (
      this.hasPermissionTo(session, permission) || this.#channelGrants(session.user_id, channelId, permission)
    );
  }

  /** As `hasPermissionTo`, for someone who need not be logged in. */
  async userHasPermissionTo(userId: string, permission: string): Promise<boolean> {
    const user = await this.#parts.users.byId(userId);
    return user !== undefined && user.delete_at === 0 && this.rolesGrant(roleNames(user.roles), permission);
  }

  async userHasPermissionToTeam(userId: string, teamId: string, permission: string): Promise<boolean> {
    if (await this.userHasPermissionTo(userId, permission)) return true;
    return this.#teamGrants(userId, teamId, permission);
  }

  async userHasPermissionToChannel(userId: string, channelId: string, permission: string): Promise<boolean> {
    if (await this.userHasPermissionTo(userId, permission)) return true;
    return this.#channelGrants(userId, channelId, permission);
  }

  rolesGrant(roles: readonly string[], permission: string): boolean {
    return this.#parts.roles.grant(roles, permission);
  }

  /** What the session may see of an account. */
  viewerOf(session: Session | undefined, userId: string): UserViewer {
    if (!session) return 'other';
    if (session.user_id === userId) return 'self';
    return this.hasPermissionTo(session, 'manage_system') ? 'admin' : 'other';
  }

  assertCan(session: Session, permission: string): void {
    this.#require(this.hasPermissionTo(session, permission), permission);
  }

  /** Any one of the permissions is enough. */
  assertCanAny(session: Session, permissions: readonly string[]): void {
    this.#require(
      permissions.some((permission) => this.hasPermissionTo(session, permission)),
      permissions.join(', '),
    );
  }

  async assertCanInTeam(session: Session, teamId: string, permission: string): Promise<void> {
    this.#require(await this.hasPermissionToTeam(session, teamId, permission), permission);
  }

  async assertCanInChannel(session: Session, channelId: string, permission: string): Promise<void> {
    this.#require(await this.hasPermissionToChannel(session, channelId, permission), permission);
  }

  /** Oneself, manage_system, or edit_other_users where the other is no administrator. */
  async assertCanActFor(session: Session, userId: string): Promise<void> {
    if (this.#isSelf(session, userId) || this.hasPermissionTo(session, 'manage_system')) return;
    this.assertCan(session, 'edit_other_users');
    const user = await this.#parts.users.byId(userId);
    if (user && this.rolesGrant(roleNames(user.roles), 'manage_system'))
      this.#require(false, 'edit_other_users');
  }

  /** As `assertCanActFor`; for a bot, who may manage it. */
  async assertCanActForUserOrBot(session: Session, userId: string): Promise<void> {
    if (session.local) return;
    const bot = await this.#parts.bots.get(userId);
    if (!bot) return this.assertCanActFor(session, userId);
    const needed = bot.owner_id === session.user_id ? 'manage_bots' : 'manage_others_bots';
    this.#require(this.hasPermissionTo(session, needed), 'edit_other_users');
  }

  /** One's own bots with manage_bots, others with manage_others_bots. Who may not even see it learns of no bot. */
  async assertCanManageBot(session: Session, botId: string): Promise<void> {
    const bot = await this.#parts.bots.get(botId);
    if (!bot) throw refuse('store.sql_bot.get.missing.app_error', 'GetBot');
    if (session.local) return;
    const [manage, read] =
      bot.owner_id === session.user_id
        ? ['manage_bots', 'read_bots']
        : ['manage_others_bots', 'read_others_bots'];
    if (this.hasPermissionTo(session, manage)) return;
    if (!this.hasPermissionTo(session, read))
      throw refuse('store.sql_bot.get.missing.app_error', 'permissions');
    this.#require(false, manage);
  }

  /** An administrator's account is changed by administrators only. */
  assertCanTouch(session: Session, user: User): void {
    if (this.rolesGrant(roleNames(user.roles), 'manage_system')) this.assertCan(session, 'manage_system');
  }

  /** Undefined for who may see everybody; else the id of who sees only those they share a channel with. */
  restrictionOf(session: Session): string | undefined {
    return this.hasPermissionTo(session, 'view_members') ? undefined : session.user_id;
  }

  async assertCanSeeUser(session: Session, userId: string): Promise<void> {
    const viewer = this.restrictionOf(session);
    if (viewer === undefined || viewer === userId) return;
    this.#require(await this.#parts.users.knowEachOther(viewer, userId), 'view_members');
  }

  /** Any part of the System Console, to look at or to change. */
  assertCanUseConsole(session: Session, to: 'read' | 'write'): void {
    this.#require(
      CONSOLE[to].some((permission) => this.hasPermissionTo(session, permission)),
      `sysconsole_${to}_*`,
    );
  }

  /** Members post in their channels; where everyone may post in public channels, they do too. */
  async assertCanPost(session: Session, channelId: string): Promise<void> {
    if (await this.hasPermissionToChannel(session, channelId, 'create_post')) return;
    const channel = await this.#parts.channels.byId(channelId);
    const inPublic =
      channel?.type === 'O' &&
      (await this.hasPermissionToTeam(session, channel.team_id, 'create_post_public'));
    this.#require(inPublic, 'create_post');
  }

  /** Authors with edit_post, everybody else with edit_others_posts. */
  assertCanEditPost(session: Session, post: Post): Promise<void> {
    const own = this.#isSelf(session, post.user_id);
    return this.assertCanInChannel(session, post.channel_id, own ? 'edit_post' : 'edit_others_posts');
  }

  /** Authors with delete_post, everybody else with delete_others_posts. */
  assertCanDeletePost(session: Session, post: Post): Promise<void> {
    const own = this.#isSelf(session, post.user_id);
    return this.assertCanInChannel(session, post.channel_id, own ? 'delete_post' : 'delete_others_posts');
  }

  /** Oneself, where everyone may join; others with add_user_to_team. */
  async assertCanAddToTeam(session: Session, team: Team, userId: string): Promise<void> {
    if (!this.#isSelf(session, userId)) return this.assertCanInTeam(session, team.id, 'add_user_to_team');
    const mayJoin = team.allow_open_invite ? 'join_public_teams' : 'join_private_teams';
    if (this.hasPermissionTo(session, mayJoin)) return;
    await this.assertCanInTeam(session, team.id, 'add_user_to_team');
  }

  /** Oneself into a public channel of one's team; others with manage_…_channel_members. */
  async assertCanAddToChannel(session: Session, channel: Channel, userId: string): Promise<void> {
    const joins = this.#isSelf(session, userId) && channel.type === 'O';
    if (joins && (await this.hasPermissionToTeam(session, channel.team_id, 'join_public_channels'))) return;
    await this.assertCanManageMembers(session, channel);
  }

  /** Oneself always; others with manage_…_channel_members. */
  async assertCanRemoveFromChannel(session: Session, channel: Channel, userId: string): Promise<void> {
    if (!this.#isSelf(session, userId)) await this.assertCanManageMembers(session, channel);
  }

  /** Two people, oneself among them, or manage_system. */
  assertCanOpenDirectChannel(session: Session, userIds: readonly string[]): void {
    this.assertCan(session, 'create_direct_channel');
    if (!userIds.includes(session.user_id)) this.assertCan(session, 'manage_system');
  }

  /** Oneself, or manage_system. */
  assertCanManageUser(session: Session, userId: string): void {
    this.#require(
      this.#isSelf(session, userId) || this.hasPermissionTo(session, 'manage_system'),
      'manage_system',
    );
  }

  /** Members read their channels; a team's people read its public ones. */
  async assertCanReadChannel(session: Session, channelId: string): Promise<void> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    this.#require(await this.canReadChannel(session, channel), 'read_channel');
  }

  async canReadChannel(session: Session, channel: Channel): Promise<boolean> {
    if (await this.hasPermissionToChannel(session, channel.id, 'read_channel')) return true;
    return (
      channel.type === 'O' &&
      (await this.hasPermissionToTeam(session, channel.team_id, 'read_public_channel'))
    );
  }

  /** As `assertCanReadChannel`, for what is posted there: that a console shows a channel does not open its posts. */
  async assertCanReadPosts(session: Session, channelId: string): Promise<void> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    this.#require(await this.canReadPosts(session, channel), 'read_channel_content');
  }

  async canReadPosts(session: Session, channel: Channel): Promise<boolean> {
    if (await this.hasPermissionToChannel(session, channel.id, 'read_channel_content')) return true;
    return (
      channel.type === 'O' &&
      (await this.hasPermissionToTeam(session, channel.team_id, 'read_public_channel'))
    );
  }

  /** As `canReadPosts`, for someone who need not be logged in. */
  async userCanReadPosts(userId: string, channel: Channel): Promise<boolean> {
    if (userId === '') return false;
    if (await this.userHasPermissionToChannel(userId, channel.id, 'read_channel_content')) return true;
    return (
      channel.type === 'O' &&
      (await this.userHasPermissionToTeam(userId, channel.team_id, 'read_public_channel'))
    );
  }

  /** Members see their team; open teams are seen by everyone who may list them. */
  async assertCanSeeTeam(session: Session, teamId: string): Promise<void> {
    const team = await this.#parts.teams.byId(teamId);
    if (!team) throw refuse('app.team.get.find.app_error', 'GetTeam');
    const isListed = team.allow_open_invite && team.type === 'O';
    if (isListed && this.hasPermissionTo(session, 'list_public_teams')) return;
    await this.assertCanInTeam(session, teamId, 'view_team');
  }

  /** manage_public_channel_… or manage_private_channel_…, as the channel's type says; both sorts of chat never. */
  async assertCanManageMembers(session: Session, channel: Channel): Promise<void> {
    const kind = channel.type === 'O' ? 'public' : 'private';
    await this.assertCanInChannel(session, channel.id, `manage_${kind}_channel_members`);
  }

  #isSelf(session: Session, userId: string): boolean {
    return session.user_id !== '' && session.user_id === userId;
  }

  async #teamGrants(userId: string, teamId: string, permission: string): Promise<boolean> {
    if (userId === '' || teamId === '') return false;
    const member = await this.#parts.teamMembers.get(teamId, userId);
    return (
      member !== undefined && member.delete_at === 0 && this.rolesGrant(roleNames(member.roles), permission)
    );
  }

  async #channelGrants(userId: string, channelId: string, permission: string): Promise<boolean> {
    if (userId === '' || channelId === '') return false;
    const member = await this.#parts.channelMembers.get(channelId, userId);
    if (member && this.rolesGrant(roleNames(member.roles), permission)) return true;
    const channel = await this.#parts.channels.byId(channelId);
    return channel !== undefined && this.#teamGrants(userId, channel.team_id, permission);
  }

  #require(allowed: boolean, permission: string): void {
    if (!allowed)
      throw refuse(
        'api.context.permissions.app_error',
        'Permissions',
        { permission },
        `permission=${permission}`,
      );
  }
}
