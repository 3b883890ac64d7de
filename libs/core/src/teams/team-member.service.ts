import type { Context, TeamMember, User } from '@patchbay/contract';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { Page } from '../page.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { TeamMemberRepository } from './team-member.repository.ts';
import type { TeamRepository } from './team.repository.ts';

export interface TeamMemberServiceParts {
  readonly teams: TeamRepository;
  readonly members: TeamMemberRepository;
  readonly memberIds: MemberIds;
  readonly channelMembers: ChannelMemberService;
  readonly users: UserRepository;
  readonly database: Database;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
  readonly clock: Clock;
}

export interface AddTeamMemberOptions {
  /** Who adds them; themselves when they join. */
  actorId?: string;
  /** They become administrator of the team. */
  isAdmin?: boolean;
}

/** Who is in a team: joining and leaving. Who may is the caller's to check. */
export class TeamMemberService {
  readonly #parts: TeamMemberServiceParts;

  constructor(parts: TeamMemberServiceParts) {
    this.#parts = parts;
  }

  /** Someone joins, or is added; they are in the default channels then. UserHasJoinedTeam is told. */
  async add(
    context: Context,
    teamId: string,
    userId: string,
    options: AddTeamMemberOptions = {},
  ): Promise<TeamMember> {
    const { actorId = userId, isAdmin = false } = options;
    if (!(await this.#parts.teams.byId(teamId))) throw refuse('app.team.get.find.app_error', 'AddTeamMember');
    const user = await this.#user(userId);
    const existing = await this.#parts.members.get(teamId, userId);
    if (existing?.delete_at === 0) return existing;
    await this.#parts.database.transaction((tx) =>
      this.#parts.members.save(tx, {
        team_id: teamId,
        user_id: userId,
        roles: '',
        delete_at: 0,
        scheme_guest: false,
        scheme_user: true,
        scheme_admin: isAdmin,
        CreateAt: this.#parts.clock.now(),
      }),
    );
    this.#parts.memberIds.forget(teamId);
    const member = await this.get(teamId, userId);
    const actor = actorId === userId ? undefined : await this.#parts.users.byId(actorId);
    this.#parts.hooks.ask.userHasJoinedTeam(context, member, actor);
    await this.#parts.channelMembers.addToDefaults(context, teamId, user, actor);
    this.#parts.events.publish({
      event: 'added_to_team',
      data: { team_id: teamId, user_id: userId },
      broadcast: { user_id: userId },
    });
    return member;
  }

  /** Someone leaves, or is removed; all their channels of the team go too. UserHasLeftTeam is told. */
  async remove(context: Context, teamId: string, userId: string, actorId = userId): Promise<void> {
    const member = await this.get(teamId, userId);
    await this.#parts.channelMembers.removeFromTeam(context, teamId, userId, actorId);
    await this.#parts.database.transaction((tx) =>
      this.#parts.members.save(tx, {
        team_id: teamId,
        user_id: userId,
        roles: '',
        delete_at: this.#parts.clock.now(),
        scheme_guest: false,
        scheme_user: false,
        scheme_admin: false,
        CreateAt: member.CreateAt,
      }),
    );
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

  list(teamId: string, page: Page): Promise<TeamMember[]> {
    return this.#parts.members.list(teamId, page);
  }

  /** Memberships that ended are in it, with `delete_at`. */
  ofUser(userId: string): Promise<TeamMember[]> {
    return this.#parts.members.ofUser(userId);
  }

  async #user(userId: string): Promise<User> {
    const user = await this.#parts.users.byId(userId);
    if (!user || user.delete_at > 0) throw refuse('app.user.missing_account.const', 'AddTeamMember');
    return user;
  }
}
