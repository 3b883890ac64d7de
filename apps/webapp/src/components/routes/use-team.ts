import type { Team } from '@mattermost/types/teams';
import { TeamTypes } from 'mattermost-redux/action_types';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { useEffect, useState } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { loadTeamChannels } from '../../actions/channels.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';

interface LoadedTeam {
  /** Undefined when the person is in no such team. */
  team: Team | undefined;
  isLoaded: boolean;
  error: ActionError | undefined;
}

/** Makes the team of that name the current one, and loads its channels. */
export function useTeam(teamName: string): LoadedTeam {
  const dispatch = useAppDispatch();
  const team = useAppSelector(getMyTeams).find(({ name }) => name === teamName);
  const [loadedFor, setLoadedFor] = useState('');
  const [error, setError] = useState<ActionError>();
  const teamId = team?.id ?? '';

  useEffect(() => {
    if (teamId === '') {
      return;
    }
    dispatch({ type: TeamTypes.SELECT_TEAM, data: teamId });
    void dispatch(loadTeamChannels(teamId)).then((result) => {
      setError(result.error);
      setLoadedFor(teamId);
    });
  }, [dispatch, teamId]);

  return { team, isLoaded: team !== undefined && loadedFor === team.id, error };
}
