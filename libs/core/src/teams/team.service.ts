import type { Context, Team, TeamStats, TeamUnread } from '@patchbay/contract';
import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { ChannelService } from '../channels/channel.service.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import type { Page } from '../page.ts';
import type { TeamMemberService } from './team-member.service.ts';
import type { TeamMemberRepository } from './team-member.repository.ts';
import { assertTeamIsValid } from './team-rules.ts';
import type { TeamRow } from './team.entity.ts';
import type { TeamRepository } from './team.repository.ts';

export interface TeamServiceParts {
  readonly teams: TeamRepository;
  readonly members: TeamMemberService;
  readonly memberRows: TeamMemberRepository;
  readonly channelRows: ChannelRepository;
  readonly deleteChannel: (channelId: string) => Promise<void>;
  readonly channels: ChannelService;
  readonly channelMembers: ChannelMemberService;
  readonly database: Database;
  readonly events: EventHub;
  readonly clock: Clock;
}

/** Teams: making, finding, changing them. Who may is the caller's to check. */
export class TeamService {
  readonly #parts: TeamServiceParts;

  constructor(parts: TeamServiceParts) {
    this.#parts = parts;
  }

  /** Makes a team with its default channels; its creator joins as its administrator. */
  async create(context: Context, given: Partial<Team>, creatorId = ''): Promise<Team> {
    const now = this.#parts.clock.now();
    const team = fill<Team>('model.Team', {
      display_name: given.display_name,
      name: given.name?.trim().toLowerCase(),
      description: given.description,
      email: given.email,
      type: given.type,
      company_name: given.company_name,
      allowed_domains: given.allowed_domains,
      allow_open_invite: given.allow_open_invite,
      id: newId(),
      invite_id: newId(),
      create_at: now,
      update_at: now,
    });
    assertTeamIsValid(team);
    await this.#parts.database.transaction(async (tx) => {
      if (await this.#parts.teams.byName(team.name, tx))
        throw refuse('app.team.save.existing.app_error', 'CreateTeam');
      await this.#parts.teams.insert(tx, rowOf(team));
      await this.#parts.channels.createDefaults(tx, team.id, creatorId);
    });
    if (creatorId !== '') await this.#parts.members.add(context, team.id, creatorId, { isAdmin: true });
    return team;
  }

  async get(teamId: string): Promise<Team> {
    const team = await this.#parts.teams.byId(teamId);
    if (!team) throw refuse('app.team.get.find.app_error', 'GetTeam');
    return team;
  }

  async getByName(name: string): Promise<Team> {
    const team = await this.#parts.teams.byName(name.toLowerCase());
    if (!team) throw refuse('app.team.get_by_name.missing.app_error', 'GetTeamByName');
    return team;
  }

  async getByInviteId(inviteId: string): Promise<Team> {
    const team = await this.#parts.teams.byInviteId(inviteId);
    if (!team) throw refuse('app.team.get_by_invite_id.finding.app_error', 'GetTeamByInviteId');
    return team;
  }

  /** All teams, or those that everyone may join (`open`), or the others. */
  list(page: Page, open?: boolean): Promise<Team[]> {
    return this.#parts.teams.list(page, open);
  }

  count(open?: boolean): Promise<number> {
    return this.#parts.teams.count(open);
  }

  search(term: string, open?: boolean, page?: Page): Promise<{ teams: Team[]; total: number }> {
    return this.#parts.teams.search(term, open, page);
  }

  async stats(teamId: string): Promise<TeamStats> {
    const { all, active } = await this.#parts.memberRows.stats(teamId);
    return { team_id: teamId, total_member_count: all, active_member_count: active };
  }

  listForUser(userId: string): Promise<Team[]> {
    return this.#parts.teams.ofUser(userId);
  }

  /** Replaces what may change of a team. */
  async update(_context: Context, given: Partial<Team> & { id: string }): Promise<Team> {
    const old = await this.get(given.id);
    const team: Team = {
      ...old,
      display_name: given.display_name ?? old.display_name,
      description: given.description ?? old.description,
      company_name: given.company_name ?? old.company_name,
      allowed_domains: given.allowed_domains ?? old.allowed_domains,
      allow_open_invite: given.allow_open_invite ?? old.allow_open_invite,
      type: given.type ?? old.type,
    };
    return this.#save(team);
  }

  /** Open to everybody, or by invitation; the link of a team that is closed stops working. */
  async setPrivacy(teamId: string, open: boolean): Promise<Team> {
    const old = await this.get(teamId);
    const changes = old.allow_open_invite !== open || (old.type === 'O') !== open;
    return this.#save({
      ...old,
      type: open ? 'O' : 'I',
      allow_open_invite: open,
      invite_id: changes && !open ? newId() : old.invite_id,
    });
  }

  /** Another invitation link; the one there was stops working. */
  async regenerateInviteId(teamId: string): Promise<Team> {
    return this.#save({ ...(await this.get(teamId)), invite_id: newId() });
  }

  /** Nobody sees it any more, and everything stays until it is restored or deleted for good. */
  async delete(teamId: string): Promise<void> {
    const old = await this.get(teamId);
    await this.#save({ ...old, delete_at: this.#parts.clock.now() }, 'delete_team');
  }

  async restore(teamId: string): Promise<Team> {
    return this.#save({ ...(await this.get(teamId)), delete_at: 0 }, 'restore_team');
  }

  /** With its channels, and everything in them. */
  async deleteForGood(teamId: string): Promise<void> {
    const team = await this.get(teamId);
    await this.delete(teamId);
    for (const channelId of await this.#parts.channelRows.idsOfTeam(teamId))
      await this.#parts.deleteChannel(channelId);
    await this.#parts.database.transaction(async (tx) => {
      await this.#parts.memberRows.deleteOfTeam(tx, teamId);
      await this.#parts.teams.delete(tx, teamId);
    });
    this.#publish(team, 'delete_team');
  }

  /** What someone has not read in one team. */
  unreadInTeam(teamId: string, userId: string): Promise<TeamUnread> {
    return this.#unread(teamId, userId);
  }

  /** How much someone has not read, team by team. */
  async unreadForUser(userId: string, excludeTeam = ''): Promise<TeamUnread[]> {
    const teams = (await this.listForUser(userId)).filter((team) => team.id !== excludeTeam);
    return Promise.all(teams.map((team) => this.#unread(team.id, userId)));
  }

  /** Without what only those who manage the team may see. */
  sanitize(team: Team, mayManage: boolean, mayInvite: boolean): Team {
    return { ...team, email: mayManage ? team.email : '', invite_id: mayInvite ? team.invite_id : '' };
  }

  async #save(team: Team, event = 'update_team'): Promise<Team> {
    const saved = { ...team, update_at: this.#parts.clock.now() };
    assertTeamIsValid(saved);
    const { id, ...row } = rowOf(saved);
    await this.#parts.database.transaction((tx) => this.#parts.teams.update(tx, id, row));
    this.#publish(saved, event);
    return saved;
  }

  #publish(team: Team, event: string): void {
    this.#parts.events.publish({
      event,
      data: { team: JSON.stringify(present('model.Team', { ...team, email: '', invite_id: '' })) },
      broadcast: { team_id: team.id },
    });
  }

  async #unread(teamId: string, userId: string): Promise<TeamUnread> {
    const channels = await this.#parts.channels.listForTeamAndUser(teamId, userId);
    const ofTeam = new Map(channels.filter((each) => each.team_id === teamId).map((each) => [each.id, each]));
    const unread = { msg_count: 0, mention_count: 0, msg_count_root: 0, mention_count_root: 0 };
    for (const member of await this.#parts.channelMembers.ofTeamAndUser(teamId, userId)) {
      const channel = ofTeam.get(member.channel_id);
      if (!channel) continue;
      unread.mention_count += member.mention_count;
      unread.mention_count_root += member.mention_count_root;
      if (member.notify_props['mark_unread'] === 'mention') continue;
      unread.msg_count += Math.max(channel.total_msg_count - member.msg_count, 0);
      unread.msg_count_root += Math.max(channel.total_msg_count_root - member.msg_count_root, 0);
    }
    return fill<TeamUnread>('model.TeamUnread', { team_id: teamId, ...unread });
  }
}

function rowOf(team: Team): TeamRow {
  return {
    id: team.id,
    create_at: team.create_at,
    update_at: team.update_at,
    delete_at: team.delete_at,
    display_name: team.display_name,
    name: team.name,
    description: team.description,
    email: team.email,
    type: team.type,
    company_name: team.company_name,
    allowed_domains: team.allowed_domains,
    invite_id: team.invite_id,
    allow_open_invite: team.allow_open_invite,
    last_team_icon_update: team.last_team_icon_update,
    scheme_id: team.scheme_id,
    cloud_limits_archived: team.cloud_limits_archived,
  };
}
