import type { AppError, Context, Team, TeamMember, TeamMemberWithError, User } from '@patchbay/contract';
import { roleNames } from '../access/role-names.ts';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import { refusedByPlugins } from '../hooks/unanswered.ts';
import type { Page } from '../page.ts';
import type { PreferenceRepository } from '../preferences/preference.repository.ts';
import { isOfDomains } from '../users/new-user.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { TeamMemberRow } from './team-member.entity.ts';
import { asMember, type TeamMemberRepository } from './team-member.repository.ts';
import type { TeamRepository } from './team.repository.ts';

export interface TeamMemberServiceParts {
  readonly teams: TeamRepository;
  readonly members: TeamMemberRepository;
  readonly memberIds: MemberIds;
  readonly channelMembers: ChannelMemberService;
  readonly users: UserRepository;
  readonly preferences: PreferenceRepository;
  readonly config: ConfigService;
  readonly database: Database;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
  readonly clock: Clock;
}

export interface AddTeamMemberOptions {
  /** Who adds them; themselves when they join. */
  readonly actorId?: string;
  /** They become administrator of the team. */
  readonly isAdmin?: boolean;
}

/** Who is in a team: joining and leaving. Who may is the caller's to check. */
export class TeamMemberService {
  readonly #parts: TeamMemberServiceParts;

  constructor(parts: TeamMemberServiceParts) {
    this.#parts = parts;
  }

  /**
   * Someone joins, or is added; they are in the default channels then. Runs TeamMemberWillBeAdded; UserHasJoinedTeam is
   * told.
   */
  async add(
    context: Context,
    teamId: string,
    userId: string,
    options: AddTeamMemberOptions = {},
  ): Promise<TeamMember> {
    const { actorId = userId } = options;
    const team = await this.#parts.teams.byId(teamId);
    if (!team) throw refuse('app.team.get.find.app_error', 'AddTeamMember');
    const user = await this.#user(userId);
    const existing = await this.#parts.members.get(teamId, userId);
    if (existing?.delete_at === 0) return existing;
    this.#assertMayBeIn(team, user);
    const isAdmin = options.isAdmin === true || (team.email !== '' && team.email === user.email);
    const row = await this.#accepted(context, team, user, isAdmin);
    await this.#parts.database.transaction(async (tx) => {
      await this.#assertHasRoom(teamId, tx);
      await this.#parts.members.save(tx, row);
      await this.#parts.users.update(tx, userId, { update_at: this.#parts.clock.now() });
    });
    this.#parts.memberIds.forget(teamId);
    const member = await this.get(teamId, userId);
    const actor = actorId === userId ? undefined : await this.#parts.users.byId(actorId);
    if (!row.scheme_guest)
      await this.#parts.channelMembers.addToDefaults(context, teamId, user, actor, row.scheme_admin);
    this.#parts.hooks.ask.userHasJoinedTeam(context, member, actor);
    this.#parts.events.publish({
      event: 'added_to_team',
      data: { team_id: teamId, user_id: userId },
      broadcast: { user_id: userId },
    });
    return member;
  }

  /** One after the other; who cannot be added is in the answer with the reason. */
  async addEach(
    context: Context,
    teamId: string,
    userIds: readonly string[],
    actorId: string,
  ): Promise<TeamMemberWithError[]> {
    const results: TeamMemberWithError[] = [];
    for (const userId of userIds) {
      try {
        const member = await this.add(context, teamId, userId, { actorId: actorId || userId });
        results.push({ user_id: userId, member });
      } catch (error) {
        if (!isAppError(error)) throw error;
        results.push({ user_id: userId, error });
      }
    }
    return results;
  }

  /** Someone leaves, or is removed; all their channels of the team go too. UserHasLeftTeam is told. */
  async remove(context: Context, teamId: string, userId: string, actorId = userId): Promise<void> {
    const member = await this.#parts.members.get(teamId, userId);
    if (!member || member.delete_at > 0)
      throw refuse('api.team.remove_user_from_team.missing.app_error', 'LeaveTeam');
    await this.#parts.channelMembers.removeFromTeam(context, teamId, userId, actorId);
    await this.#parts.database.transaction(async (tx) => {
      await this.#parts.members.save(tx, {
        ...blankRow(teamId, userId, member.CreateAt),
        delete_at: this.#parts.clock.now(),
      });
      await this.#parts.users.update(tx, userId, { update_at: this.#parts.clock.now() });
      // The last channel seen in the team, and the like.
      await this.#parts.preferences.deleteCategory(tx, userId, teamId);
    });
    this.#parts.memberIds.forget(teamId);
    // To those who stay, and to the one who is no longer among them.
    for (const broadcast of [{ team_id: teamId }, { user_id: userId }])
      this.#parts.events.publish({
        event: 'leave_team',
        data: { user_id: userId, team_id: teamId },
        broadcast,
      });
    const actor = actorId === userId ? undefined : await this.#parts.users.byId(actorId);
    this.#parts.hooks.ask.userHasLeftTeam(context, member, actor);
  }

  /** Those who left are not found. */
  async get(teamId: string, userId: string): Promise<TeamMember> {
    const member = await this.#parts.members.get(teamId, userId);
    if (!member || member.delete_at > 0)
      throw refuse('app.team.get_member.missing.app_error', 'GetTeamMember');
    return member;
  }

  list(teamId: string, page: Page, byUsername = false, onlyActive = false): Promise<TeamMember[]> {
    return this.#parts.members.list(teamId, page, byUsername, onlyActive);
  }

  /** Those of the given people who are in the team. */
  byIds(teamId: string, userIds: readonly string[]): Promise<TeamMember[]> {
    return this.#parts.members.byIds(teamId, userIds);
  }

  /** Memberships that ended are in it, with `delete_at`. */
  ofUser(userId: string): Promise<TeamMember[]> {
    return this.#parts.members.ofUser(userId);
  }

  /** Someone may be a team's administrator beside being its user; guests stay guests. */
  async setSchemeRoles(
    teamId: string,
    userId: string,
    wanted: { guest: boolean; user: boolean; admin: boolean },
  ): Promise<TeamMember> {
    const member = await this.get(teamId, userId);
    const where = 'UpdateTeamMemberSchemeRoles';
    if (member.scheme_guest) throw refuse('api.team.update_team_member_roles.guest.app_error', where);
    if (wanted.guest) throw refuse('api.team.update_team_member_roles.user_and_guest.app_error', where);
    if (!wanted.user) throw refuse('api.team.update_team_member_roles.unset_user_scheme.app_error', where);
    return this.#setRoles(member, { scheme_user: true, scheme_admin: wanted.admin });
  }

  /** `roles` are separated by spaces; those of a team's own places become the flags, the others stay by name. */
  async setRoles(
    teamId: string,
    userId: string,
    roles: string,
    isSchemeManaged: (role: string) => boolean | undefined,
  ): Promise<TeamMember> {
    const where = 'UpdateTeamMemberRoles';
    const member = await this.get(teamId, userId);
    const names = roleNames(roles);
    const own = names.filter((name) => ['team_admin', 'team_user', 'team_guest'].includes(name));
    const others = names.filter((name) => !own.includes(name));
    for (const name of others) {
      const managed = isSchemeManaged(name);
      if (managed === undefined) throw refuse('app.role.get_by_name.app_error', where);
      if (managed) throw refuse('api.channel.update_team_member_roles.scheme_role.app_error', where);
    }
    const flags = {
      scheme_admin: own.includes('team_admin'),
      scheme_user: own.includes('team_user'),
      scheme_guest: own.includes('team_guest'),
    };
    if (flags.scheme_guest && flags.scheme_user)
      throw refuse('api.team.update_team_member_roles.guest_and_user.app_error', where);
    if (flags.scheme_guest !== member.scheme_guest)
      throw refuse('api.channel.update_team_member_roles.changing_guest_role.app_error', where);
    return this.#setRoles(member, { ...flags, roles: others.join(' ') });
  }

  /** A guest who became a user is one in all their teams. */
  async promote(userId: string): Promise<void> {
    for (const member of await this.ofUser(userId))
      if (member.scheme_guest && member.delete_at === 0)
        await this.#setRoles(member, { scheme_guest: false, scheme_user: true });
  }

  async #setRoles(member: TeamMember, changes: Partial<TeamMemberRow>): Promise<TeamMember> {
    const { team_id: teamId, user_id: userId } = member;
    await this.#parts.database.transaction((tx) => this.#parts.members.update(tx, teamId, userId, changes));
    const after = await this.get(teamId, userId);
    this.#parts.events.publish({
      event: 'memberrole_updated',
      data: { member: JSON.stringify(after) },
      broadcast: { user_id: userId },
    });
    return after;
  }

  /** The membership as plugins let it be; team and person stay. */
  async #accepted(context: Context, team: Team, user: User, isAdmin: boolean): Promise<TeamMemberRow> {
    const isGuest = roleNames(user.roles).includes('system_guest');
    const row: TeamMemberRow = {
      ...blankRow(team.id, user.id, this.#parts.clock.now()),
      scheme_guest: isGuest,
      scheme_user: !isGuest,
      scheme_admin: isAdmin && !isGuest,
    };
    const verdict = await this.#parts.hooks.ask.teamMemberWillBeAdded(context, asMember(row));
    if (!('value' in verdict))
      throw refusedByPlugins(verdict, 'app.team.join_user_to_team.rejected_by_plugin', 'JoinUserToTeam');
    const { explicit_roles: roles, scheme_admin, scheme_guest, scheme_user } = verdict.value;
    return { ...row, roles, scheme_admin, scheme_guest, scheme_user };
  }

  /** People of other domains stay out; bots may be everywhere. */
  #assertMayBeIn(team: Team, user: User): void {
    const domains = this.#parts.config.get().TeamSettings.RestrictCreationToDomains ?? '';
    const isAccepted = isOfDomains(user.email, team.allowed_domains) && isOfDomains(user.email, domains);
    if (!user.is_bot && !roleNames(user.roles).includes('system_guest') && !isAccepted)
      throw refuse('api.team.join_user_to_team.allowed_domains.app_error', 'JoinUserToTeam');
  }

  async #assertHasRoom(
    teamId: string,
    tx: Parameters<TeamMemberRepository['countActive']>[1],
  ): Promise<void> {
    const limit = this.#parts.config.get().TeamSettings.MaxUsersPerTeam ?? 0;
    if (limit > 0 && (await this.#parts.members.countActive(teamId, tx)) >= limit)
      throw refuse('app.team.join_user_to_team.max_accounts.app_error', 'JoinUserToTeam', { limit });
  }

  async #user(userId: string): Promise<User> {
    const user = await this.#parts.users.byId(userId);
    if (!user || user.delete_at > 0) throw refuse('app.user.missing_account.const', 'AddTeamMember');
    return user;
  }
}

function blankRow(teamId: string, userId: string, createdAt: number): TeamMemberRow {
  return {
    team_id: teamId,
    user_id: userId,
    roles: '',
    delete_at: 0,
    scheme_guest: false,
    scheme_user: false,
    scheme_admin: false,
    CreateAt: createdAt,
  };
}

function isAppError(error: unknown): error is AppError {
  return error instanceof Error && 'status_code' in error && 'id' in error;
}
