import type { Channel } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { getTeammateNameDisplaySetting } from 'mattermost-redux/selectors/entities/preferences';
import {
  completeDirectChannelDisplayName,
  getUserIdFromChannelName,
} from 'mattermost-redux/utils/channel_utils';
import type { GlobalState } from '../../store/global-state.ts';
import { isUnread } from '../sidebar/sidebar-categories.ts';

/** Somewhere to go: a channel I am in, one I could join, or a person I could write to. */
export type Target =
  | { kind: 'mine'; key: string; channel: Channel; name: string; isUnread: boolean; mentions: number }
  | { kind: 'join'; key: string; channel: Channel; name: string }
  | { kind: 'person'; key: string; user: UserProfile; name: string };

const SHOWN = 20;

/** What the server found beyond what the store knows. */
export interface Found {
  channels: readonly Channel[];
  people: readonly UserProfile[];
}

/**
 * What fits what was typed, the best first: what begins with it, then what has a word that does; among equals what is
 * unread, then what was looked at last. With nothing typed: what is unread, then what was looked at last.
 */
export function targetsFor(state: GlobalState, term: string, found: Found): Target[] {
  const wanted = term.trim().toLowerCase().replace(/^[@~]/, '');
  const mine = myTargets(state);
  if (wanted === '') {
    const current = state.entities.channels.currentChannelId;
    return mine
      .filter(({ channel }) => channel.id !== current && channel.delete_at === 0)
      .sort((one, other) => byFreshness(state, one, other))
      .slice(0, SHOWN);
  }
  const fitting = mine
    .map((target) => ({ target, rank: rankOf(wordsOf(state, target), wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((one, other) => one.rank - other.rank || byFreshness(state, one.target, other.target))
    .map(({ target }) => target);
  const known = new Set(fitting.map(({ channel }) => channel.id));
  const withConversation = new Set(fitting.map(({ channel }) => teammateOf(state, channel)));
  const joinable = found.channels
    .filter(({ id }) => !known.has(id) && state.entities.channels.myMembers[id] === undefined)
    .map((channel): Target => ({ kind: 'join', key: channel.id, channel, name: channel.display_name }));
  const people = found.people
    .filter(({ id, delete_at: deletedAt }) => !withConversation.has(id) && deletedAt === 0)
    .map((user): Target => ({ kind: 'person', key: user.id, user, name: fullName(user) || user.username }));
  return [...fitting, ...people, ...joinable].slice(0, SHOWN);
}

type Mine = Extract<Target, { kind: 'mine' }>;

function myTargets(state: GlobalState): Mine[] {
  const { channels, myMembers } = state.entities.channels;
  const { currentTeamId } = state.entities.teams;
  return Object.values(channels)
    .filter(
      ({ id, team_id: teamId }) => myMembers[id] !== undefined && (teamId === '' || teamId === currentTeamId),
    )
    .map((channel) => ({
      kind: 'mine',
      key: channel.id,
      channel,
      name: nameOf(state, channel),
      isUnread: isUnread(state, channel.id),
      mentions: myMembers[channel.id]?.mention_count ?? 0,
    }));
}

function nameOf(state: GlobalState, channel: Channel): string {
  const { currentUserId, profiles, profilesInChannel } = state.entities.users;
  const display = getTeammateNameDisplaySetting(state) ?? 'username';
  const people = profilesInChannel[channel.id] ?? new Set<string>();
  const named = completeDirectChannelDisplayName(currentUserId, profiles, people, display, channel);
  return named.display_name || channel.name;
}

const teammateOf = (state: GlobalState, channel: Channel): string =>
  channel.type === 'D' ? getUserIdFromChannelName(state.entities.users.currentUserId, channel.name) : '';

function wordsOf(state: GlobalState, { channel, name }: Mine): string {
  const user = state.entities.users.profiles[teammateOf(state, channel)];
  const person = user === undefined ? '' : `${user.username} ${fullName(user)} ${user.nickname ?? ''}`;
  // The name of a conversation is made of ids.
  return `${name} ${channel.type === 'D' || channel.type === 'G' ? person : channel.name}`.toLowerCase();
}

const fullName = ({ first_name: first, last_name: last }: UserProfile): string =>
  [first, last].filter(Boolean).join(' ');

const NO_MATCH = 3;

function rankOf(words: string, wanted: string): number {
  if (words.startsWith(wanted)) {
    return 0;
  }
  if (words.includes(` ${wanted}`) || words.includes(`-${wanted}`)) {
    return 1;
  }
  return words.includes(wanted) ? 2 : NO_MATCH;
}

function byFreshness(state: GlobalState, one: Mine, other: Mine): number {
  const { myMembers } = state.entities.channels;
  const viewed = ({ channel }: Mine) => myMembers[channel.id]?.last_viewed_at ?? 0;
  return (
    Number(other.mentions > 0) - Number(one.mentions > 0) ||
    Number(other.isUnread) - Number(one.isUnread) ||
    viewed(other) - viewed(one)
  );
}
