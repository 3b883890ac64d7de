import type { Channel } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { DateTime } from 'luxon';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { Client4 } from 'mattermost-redux/client';
import { useEffect, useMemo, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
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

/** The people, or the channels, that the server says fit. What comes after the next letter was typed is dropped. */
function useAsked(tail: SearchTail | undefined): readonly Suggestion[] {
  const dispatch = useAppDispatch();
  const teamId = useAppSelector(getCurrentTeamId);
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const kind = tail?.kind;
  const term = (tail?.term ?? '').replace(/^[@~]/, '');
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const people = () => Client4.autocompleteUsers(term, teamId, '', { limit: SHOWN });
      if (kind === 'from') {
        const { data } = await dispatch(guarded(people));
        return (data?.users ?? []).map((user) => personOf(user, user.username));
      }
      const { data } = await dispatch(guarded(() => Client4.autocompleteChannelsForSearch(teamId, term)));
      return (data ?? []).map(channelOf);
    };
    if (kind === 'from' || kind === 'in') {
      void ask().then((suggestions) => {
        if (!isOver) {
          setFound(suggestions.slice(0, SHOWN));
        }
      });
    } else {
      setFound([]);
    }
    return () => {
      isOver = true;
    };
  }, [dispatch, kind, teamId, term]);
  return found;
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
