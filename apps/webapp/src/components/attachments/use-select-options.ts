import { Client4 } from 'mattermost-redux/client';
import { getAllChannels } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { useCallback, useMemo } from 'react';
import { useAppSelector } from '../../store/hooks.ts';
import { fits } from '../answers/fits.ts';
import { useAnswer } from '../answers/use-answer.ts';
import type { AttachmentAction, AttachmentOption } from './attachment.ts';

const SHOWN = 50;

/** What a menu offers for what was typed: its own options, people of the team, or its public channels. */
export function useSelectOptions(
  { dataSource, options }: AttachmentAction,
  term: string,
  isOpen: boolean,
): readonly AttachmentOption[] {
  const teamId = useAppSelector(getCurrentTeamId);
  const channels = useAppSelector(getAllChannels);
  const ask = useCallback((name: string) => findPeople(teamId, name), [teamId]);
  const found = useAnswer(dataSource === 'users' && isOpen ? term.trim() : undefined, ask);
  const people = found.data ?? nobody;

  return useMemo(() => {
    if (dataSource === 'users') {
      // Until the server has answered only those of its last answer count who fit.
      return found.isStale ? people.filter(({ text }) => fits(term, text)) : people;
    }
    const all =
      dataSource === 'channels'
        ? Object.values(channels)
            .filter(
              ({ type, team_id: team, delete_at: gone }) => type === 'O' && team === teamId && gone === 0,
            )
            .map(({ id, display_name: name }) => ({ text: name, value: id }))
            .sort((one, other) => one.text.localeCompare(other.text))
        : options;
    return all.filter(({ text }) => fits(term, text)).slice(0, SHOWN);
  }, [channels, dataSource, found.isStale, options, people, teamId, term]);
}

const nobody: readonly AttachmentOption[] = [];

async function findPeople(teamId: string, name: string): Promise<readonly AttachmentOption[]> {
  const { users } = await Client4.autocompleteUsers(name, teamId, '');
  return users.map(({ id, username }) => ({ text: username, value: id }));
}
