import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { Redirect } from 'react-router-dom';
import { useAppSelector } from '../../store/hooks.ts';
import { lastPlace } from './last-place.ts';

/** The team the person was in last, or the first; who is in none chooses one. */
export function RootRedirect() {
  const teams = useAppSelector(getMyTeams);
  const last = lastPlace.team();
  const team = teams.find(({ name }) => name === last) ?? teams[0];
  return <Redirect to={team === undefined ? '/select_team' : `/${team.name}`} />;
}
