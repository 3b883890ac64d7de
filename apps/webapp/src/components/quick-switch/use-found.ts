import { Client4 } from 'mattermost-redux/client';
import { useCallback, useMemo } from 'react';
import { fits, personFits } from '../answers/fits.ts';
import { useAnswer } from '../answers/use-answer.ts';
import type { Found } from './targets.ts';

const nothing: Found = { channels: [], people: [] };

/**
 * What the server knows once the person stops typing. Until it has answered only that of its last answer counts which
 * fits: Enter must not go where nobody wanted to.
 */
export function useFound(teamId: string, term: string): Found {
  const wanted = term.trim().replace(/^[@~]/, '');
  const ask = useCallback((name: string) => find(teamId, name), [teamId]);
  const { data = nothing, isStale } = useAnswer(wanted === '' ? undefined : wanted, ask);
  return useMemo(
    () =>
      isStale
        ? {
            channels: data.channels.filter(({ display_name: title, name }) => fits(wanted, title, name)),
            people: data.people.filter((user) => personFits(user, wanted)),
          }
        : data,
    [data, isStale, wanted],
  );
}

/** One half is worth something without the other. */
async function find(teamId: string, name: string): Promise<Found> {
  const [channels, people] = await Promise.allSettled([
    Client4.autocompleteChannels(teamId, name),
    Client4.autocompleteUsers(name, '', ''),
  ]);
  if (channels.status === 'rejected' && people.status === 'rejected') {
    throw people.reason as Error;
  }
  return {
    channels: channels.status === 'fulfilled' ? channels.value : [],
    people: people.status === 'fulfilled' ? people.value.users : [],
  };
}
