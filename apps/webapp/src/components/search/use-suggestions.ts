import type { Channel } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { DateTime } from 'luxon';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { Client4 } from 'mattermost-redux/client';
import { useCallback, useMemo } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { fits } from '../answers/fits.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { recentSearches } from './recent-searches.ts';
import { searchTail } from './search-tail.ts';
import type { SearchTail } from './search-tail.ts';

export type Suggestion =
  | { kind: 'recent'; id: string; terms: string }
  | { kind: 'person'; id: string; user: UserProfile; value: string }
  | { kind: 'channel'; id: string; channel: Channel; value: string }
  | { kind: 'day'; id: string; label: MessageId; value: string }
  | { kind: 'extension'; id: string; value: string };

const SHOWN = 8;
const extensions = ['pdf', 'png', 'jpg', 'docx', 'xlsx', 'pptx', 'txt', 'md', 'csv', 'zip', 'mp4', 'mp3'];

/**
 * What fits the end of the terms: people, channels, days, kinds of files; before anything is typed the last searches,
 * which are read anew when `forgotten` changes.
 */
export function useSuggestions(terms: string, isOpen: boolean, forgotten: number): readonly Suggestion[] {
  const userId = useAppSelector(getCurrentUserId);
  const tail = useMemo(() => searchTail(terms), [terms]);
  const asked = useAsked(isOpen ? tail : undefined);
  return useMemo(() => {
    if (!isOpen) {
      return [];
    }
    if (terms.trim() === '') {
      return recentSearches(userId).map((recent) => ({
        kind: 'recent' as const,
        id: `recent-${recent}`,
        terms: recent,
      }));
    }
    switch (tail?.kind) {
      case undefined:
        return [];
      case 'ext':
        return extensions
          .filter((extension) => extension.startsWith(tail.term.toLowerCase()))
          .slice(0, SHOWN)
          .map((value) => ({ kind: 'extension' as const, id: `ext-${value}`, value }));
      case 'before':
      case 'after':
      case 'on':
        return days().filter(({ value }) => value.startsWith(tail.term));
      case 'from':
      case 'in':
        return asked;
    }
  }, [asked, forgotten, isOpen, tail, terms, userId]);
}

type Day = Extract<Suggestion, { kind: 'day' }>;

function days(): readonly Day[] {
  const day = (label: MessageId, ago: { days?: number; weeks?: number; months?: number }): Day => {
    const value = DateTime.now().minus(ago).toISODate();
    return { kind: 'day', id: `day-${label}`, label, value };
  };
  return [
    day('search.today', {}),
    day('search.yesterday', { days: 1 }),
    day('search.weekAgo', { weeks: 1 }),
    day('search.monthAgo', { months: 1 }),
  ];
}

/** The people, or the channels, that the server says fit; until it has answered those of its last answer that do. */
function useAsked(tail: SearchTail | undefined): readonly Suggestion[] {
  const teamId = useAppSelector(getCurrentTeamId);
  const kind = tail?.kind === 'from' || tail?.kind === 'in' ? tail.kind : undefined;
  const term = (tail?.term ?? '').replace(/^[@~]/, '');
  const ask = useCallback((wanted: string) => find(kind, teamId, wanted), [kind, teamId]);
  const { data = nothing, isStale } = useAnswer(kind === undefined ? undefined : term, ask);
  return useMemo(() => {
    const known = data.kind === kind ? data.found : [];
    return isStale ? known.filter((suggestion) => fits(term, ...wordsOf(suggestion))) : known;
  }, [data, isStale, kind, term]);
}

interface Asked {
  kind?: 'from' | 'in';
  found: readonly Suggestion[];
}

const nothing: Asked = { found: [] };

async function find(kind: Asked['kind'], teamId: string, term: string): Promise<Asked> {
  if (kind === 'from') {
    const { users } = await Client4.autocompleteUsers(term, teamId, '', { limit: SHOWN });
    return { kind, found: users.slice(0, SHOWN).map((user) => personOf(user, user.username)) };
  }
  const channels = await Client4.autocompleteChannelsForSearch(teamId, term);
  return { kind, found: channels.slice(0, SHOWN).map(channelOf) };
}

function wordsOf(suggestion: Suggestion): readonly string[] {
  switch (suggestion.kind) {
    case 'person':
      return [suggestion.value, suggestion.user.first_name, suggestion.user.last_name];
    case 'channel':
      return [suggestion.value, suggestion.channel.display_name];
    default:
      return [];
  }
}

const personOf = (user: UserProfile, value: string): Suggestion => ({
  kind: 'person',
  id: `user-${user.id}`,
  user,
  value,
});

/** A conversation is looked in by whom it is with, since its own name is made of ids. */
function channelOf(channel: Channel): Suggestion {
  const value = channel.type === 'D' ? `@${channel.display_name.replace(/^@/, '')}` : channel.name;
  return { kind: 'channel', id: `channel-${channel.id}`, channel, value };
}
