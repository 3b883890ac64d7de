import { Client4 } from 'mattermost-redux/client';
import { getAllChannels } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { useEffect, useMemo, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { AttachmentAction, AttachmentOption } from './attachment.ts';

const SHOWN = 50;

/** What a menu offers for what was typed: its own options, people of the team, or its public channels. */
export function useSelectOptions(
  { dataSource, options }: AttachmentAction,
  term: string,
  isOpen: boolean,
): readonly AttachmentOption[] {
  const dispatch = useAppDispatch();
  const teamId = useAppSelector(getCurrentTeamId);
  const channels = useAppSelector(getAllChannels);
  const [people, setPeople] = useState<readonly AttachmentOption[]>([]);

  useEffect(() => {
    if (dataSource !== 'users' || !isOpen) {
      return undefined;
    }
    let isCurrent = true;
    void dispatch(guarded(() => Client4.autocompleteUsers(term, teamId, ''))).then(({ data }) => {
      if (isCurrent && data !== undefined) {
        setPeople(data.users.map(({ id, username }) => ({ text: username, value: id })));
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [dataSource, dispatch, isOpen, teamId, term]);

  return useMemo(() => {
    if (dataSource === 'users') {
      return people;
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
    const wanted = term.toLowerCase();
    return all.filter(({ text }) => text.toLowerCase().includes(wanted)).slice(0, SHOWN);
  }, [channels, dataSource, options, people, teamId, term]);
}
