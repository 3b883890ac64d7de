import type { Team } from '@mattermost/types/teams';
import { TeamTypes } from 'mattermost-redux/action_types';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { useEffect, useState } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { loadTeamChannels } from '../../actions/channels.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';

interface LoadedTeam {
  /** Undefined when the person is in no such team. */
  team: Team | undefined;
  isLoaded: boolean;
  error: ActionError | undefined;
}

/** Makes the team of that name the current one, and loads its channels. */
export function useTeam(teamName: string): LoadedTeam {
  const dispatch = useAppDispatch();
  const begin = useTurns();
  const team = useAppSelector((state) => getMyTeams(state).find(({ name }) => name === teamName));
  const [loaded, setLoaded] = useState<{ teamId: string; error?: ActionError }>({ teamId: '' });
  const teamId = team?.id ?? '';

  useEffect(() => {
    const isLast = begin();
    if (teamId === '') {
      return;
    }
    dispatch({ type: TeamTypes.SELECT_TEAM, data: teamId });
    void dispatch(loadTeamChannels(teamId)).then(({ error }) => {
      if (isLast()) {
        setLoaded({ teamId, error });
      }
    });
  }, [begin, dispatch, teamId]);

  const isLoaded = team !== undefined && loaded.teamId === team.id;
  return { team, isLoaded, error: isLoaded ? loaded.error : undefined };
}
