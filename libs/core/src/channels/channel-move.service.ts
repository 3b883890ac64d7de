import type { Channel, ChannelMember, Context, Team, User } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { ChannelAftermath } from './channel-aftermath.ts';
import type { ChannelChangeService } from './channel-change.service.ts';
import type { ChannelMemberService } from './channel-member.service.ts';
import type { ChannelParts } from './channel-parts.ts';
import { assertChannelIsValid, isDirectOrGroup } from './channel-rules.ts';
import { commonTeamIds } from './common-teams.ts';
import type { MemberChangeService } from './member-change.service.ts';
import type { SidebarCategoryRepository } from './sidebar-category.repository.ts';

export interface ChannelMoveServiceParts extends ChannelParts {
  readonly aftermath: ChannelAftermath;
  readonly changes: ChannelChangeService;
  readonly membership: ChannelMemberService;
  readonly memberChanges: MemberChangeService;
  readonly sidebar: SidebarCategoryRepository;
}

export interface Conversion {
  readonly teamId: string;
  readonly name: string;
  readonly displayName: string;
}

/** Channels that go to another team, and group messages that become channels of one. */
export class ChannelMoveService {
  readonly #parts: ChannelMoveServiceParts;

  constructor(parts: ChannelMoveServiceParts) {
    this.#parts = parts;
  }

  /**
   * Moves a channel to another team. Deactivated members leave it; so do, with `force`, those who are not in that team,
   * and without it they are in the way.
   */
  async move(
    context: Context,
    channelId: string,
    team: Team,
    { force, actor }: { force: boolean; actor?: User | undefined },
  ): Promise<Channel> {
    const channel = await this.#channel(channelId);
    if (isDirectOrGroup(channel)) throw refuse('api.channel.move_channel.type.invalid', 'moveChannel');
    const from = await this.#parts.teams.byId(channel.team_id);
    if (!from) throw refuse('app.team.get.find.app_error', 'MoveChannel');
    await this.#dropDeactivated(channelId);
    const outsiders = await this.#outsiders(channelId, team.id);
    if (outsiders.length > 0 && !force)
      throw refuse('app.channel.move_channel.members_do_not_match.error', 'MoveChannel');
    for (const userId of outsiders)
      await this.#parts.membership.takeOut(context, channel, userId, actor?.id ?? '');
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      const namesake = await this.#parts.channels.byName(team.id, channel.name, tx);
      if (namesake && namesake.id !== channelId)
        throw refuse('store.sql_channel.save_channel.exists.app_error', 'MoveChannel');
      await this.#parts.channels.update(tx, channelId, { team_id: team.id, update_at: at });
      await this.#parts.aftermath.moved(tx, channelId, team.id);
    });
    if (actor) await this.#parts.messages.moved(context, channelId, actor, from);
    return { ...channel, team_id: team.id, update_at: at };
  }

  /** The teams that all active members of a direct or group channel are in. */
  async commonTeams(channelId: string): Promise<Team[]> {
    const channel = await this.#channel(channelId);
    if (!isDirectOrGroup(channel))
      throw refuse('app.channel.get_common_teams.incorrect_channel_type', 'GetCommonTeams');
    const people = await this.#people(channelId);
    const active = people.filter((user) => user.delete_at === 0).map((user) => user.id);
    const teams: Team[] = [];
    for (const teamId of await commonTeamIds(this.#parts.teamMembers, active)) {
      const team = await this.#parts.teams.byId(teamId);
      if (team && team.delete_at === 0) teams.push(team);
    }
    return teams;
  }

  /** Makes a group message a private channel of a team that all in it share; who does it becomes its administrator. */
  async convertGroup(context: Context, channelId: string, actor: User, to: Conversion): Promise<Channel> {
    const old = await this.#channel(channelId);
    await this.#assertMayBeConverted(old, actor, to);
    const wanted = { ...old, type: 'P', team_id: to.teamId, name: to.name, display_name: to.displayName };
    assertChannelIsValid(wanted);
    const channel = await this.#parts.changes.save(context, old, wanted);
    await this.#parts.database.transaction((tx) => this.#parts.sidebar.forgetChannel(tx, channelId));
    await this.#parts.messages.converted(context, channelId, actor, await this.#people(channelId));
    await this.#parts.memberChanges.setSchemeRoles(channelId, actor.id, { user: true, admin: true });
    return channel;
  }

  async #assertMayBeConverted(channel: Channel, actor: User, { teamId }: Conversion): Promise<void> {
    const where = 'ConvertGroupMessageToChannel';
    const teams = await this.commonTeams(channel.id);
    if (!teams.some((team) => team.id === teamId))
      throw refuse('app.channel.group_message_conversion.incorrect_team', where);
    if (channel.type !== 'G')
      throw refuse('app.channel.group_message_conversion.original_channel_not_gm', where);
    const member: ChannelMember | undefined = await this.#parts.channelMembers.get(channel.id, actor.id);
    if (!member) throw refuse('app.channel.get_member.missing.app_error', where);
  }

  async #people(channelId: string): Promise<User[]> {
    return this.#parts.users.byIds([...(await this.#parts.memberIds.of(channelId))]);
  }

  async #dropDeactivated(channelId: string): Promise<void> {
    const gone = (await this.#people(channelId)).filter((user) => user.delete_at > 0);
    if (gone.length === 0) return;
    await this.#parts.database.transaction(async (tx) => {
      for (const { id } of gone) await this.#parts.channelMembers.delete(tx, channelId, id);
    });
    this.#parts.memberIds.forget(channelId);
  }

  /** Members of the channel who are not in the team. */
  async #outsiders(channelId: string, teamId: string): Promise<string[]> {
    const outside: string[] = [];
    for (const userId of await this.#parts.memberIds.of(channelId)) {
      const member = await this.#parts.teamMembers.get(teamId, userId);
      if (!member || member.delete_at > 0) outside.push(userId);
    }
    return outside;
  }

  async #channel(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    return channel;
  }
}
