import type { Channel, ChannelStats, Team } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import type { Page } from '../page.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { roleNames } from '../access/role-names.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { ChannelCountRepository } from './channel-count.repository.ts';
import type { ChannelFilter, OwnChannelsFilter } from './channel-filter.ts';
import type { ChannelListRepository } from './channel-list.repository.ts';
import type { ChannelRepository } from './channel.repository.ts';
import { withMentions } from './channel-mentions.ts';
import { defaultChannelNames } from './default-channels.ts';

export interface ChannelListServiceParts {
  readonly channels: ChannelRepository;
  readonly channelLists: ChannelListRepository;
  readonly channelCounts: ChannelCountRepository;
  readonly teams: TeamRepository;
  readonly users: UserRepository;
  readonly config: ConfigService;
}

/** A channel and the team it is in. */
export interface ChannelOfTeam {
  readonly channel: Channel;
  readonly team: Team | undefined;
}

/** Lists of channels, and how much there is in them. Who may see them is the caller's to check. */
export class ChannelListService {
  readonly #parts: ChannelListServiceParts;

  constructor(parts: ChannelListServiceParts) {
    this.#parts = parts;
  }

  publicOfTeam(teamId: string, page: Page): Promise<Channel[]> {
    return this.#parts.channelLists.publicOfTeam(teamId, page);
  }

  privateOfTeam(teamId: string, page: Page): Promise<Channel[]> {
    return this.#parts.channelLists.privateOfTeam(teamId, page);
  }

  /** Archived ones; private ones only where `userId` is in them, if it is given. */
  archivedOfTeam(teamId: string, page: Page, userId?: string): Promise<Channel[]> {
    return this.#parts.channelLists.archivedOfTeam(teamId, page, userId);
  }

  async publicByIds(teamId: string, channelIds: readonly string[]): Promise<Channel[]> {
    const channels = await this.#parts.channelLists.publicByIds(teamId, channelIds);
    if (channels.length === 0)
      throw refuse('app.channel.get_channels_by_ids.not_found.app_error', 'GetPublicChannelsByIdsForTeam');
    return channels;
  }

  /** Those someone is in. */
  ofUser(userId: string, filter: OwnChannelsFilter = {}): Promise<Channel[]> {
    return this.#parts.channelLists.ofUser(userId, filter);
  }

  /** Public channels of a team, archived ones too; of these only someone's own, if `userId` is given. */
  search(teamId: string, term: string, userId?: string): Promise<Channel[]> {
    return this.#parts.channelLists.search(teamId, term, userId);
  }

  /** What someone may mean while they write a channel's name: of one team, or of all of theirs. */
  async suggest(userId: string, term: string, teamId?: string): Promise<Channel[]> {
    const user = await this.#parts.users.byId(userId);
    if (!user) throw refuse('app.user.missing_account.const', 'AutocompleteChannels');
    const own = roleNames(user.roles).includes('system_guest');
    return this.#parts.channelLists.suggest(userId, term, {
      ...(teamId === undefined ? {} : { teamId }),
      own,
    });
  }

  /** In which of their channels someone may want to search. */
  suggestForSearch(teamId: string, userId: string, term: string): Promise<Channel[]> {
    return this.#parts.channelLists.suggestForSearch(teamId, userId, term);
  }

  /** Someone's group channels; an empty term finds none. */
  async searchGroups(userId: string, term: string): Promise<Channel[]> {
    return term === '' ? [] : this.#parts.channelLists.searchGroups(userId, term);
  }

  /** Public and private channels of all teams, as administrators see them. */
  all(filter: ChannelFilter, page?: Page): Promise<Channel[]> {
    return this.#parts.channelLists.all(filter, page);
  }

  countAll(filter: ChannelFilter): Promise<number> {
    return this.#parts.channelLists.count(filter);
  }

  /** The names that `excludeNames` takes to leave the default channels out. */
  defaultNames(): string[] {
    return defaultChannelNames(this.#parts.config.get());
  }

  async withTeams(channels: readonly Channel[]): Promise<ChannelOfTeam[]> {
    const teams = new Map<string, Team | undefined>();
    for (const id of new Set(channels.map((channel) => channel.team_id)))
      teams.set(id, id === '' ? undefined : await this.#parts.teams.byId(id));
    return channels.map((channel) => ({ channel, team: teams.get(channel.team_id) }));
  }

  /** With the public channels that headers name, for clients to link. */
  withMentions(channels: readonly Channel[]): Promise<Channel[]> {
    return withMentions(this.#parts.channels, channels);
  }

  /** Counting files takes longest: it can be left out, which is -1. */
  async stats(channelId: string, { files = true }: { files?: boolean } = {}): Promise<ChannelStats> {
    const { channelCounts } = this.#parts;
    return fill<ChannelStats>('model.ChannelStats', {
      channel_id: channelId,
      member_count: (await channelCounts.members([channelId])).get(channelId) ?? 0,
      guest_count: await channelCounts.guests(channelId),
      pinnedpost_count: await channelCounts.pinned(channelId),
      files_count: files ? await channelCounts.files(channelId) : -1,
    });
  }

  /** Active members, by channel. */
  async memberCounts(channelIds: readonly string[]): Promise<Record<string, number>> {
    const counts = await this.#parts.channelCounts.members(channelIds);
    return Object.fromEntries(channelIds.map((id) => [id, counts.get(id) ?? 0]));
  }

  /** The timezones that members live in, each once. */
  async timezones(channelId: string): Promise<string[]> {
    const settings = await this.#parts.channelCounts.timezones(channelId);
    const zones = settings.map(({ useAutomaticTimezone, automaticTimezone = '', manualTimezone = '' }) =>
      useAutomaticTimezone === 'true' ? automaticTimezone : manualTimezone,
    );
    return [...new Set(zones.filter((zone) => zone !== ''))];
  }
}
