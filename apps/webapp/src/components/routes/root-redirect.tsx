import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { Redirect } from 'react-router-dom';
import { logout } from '../../actions/session.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { MessageScreen } from '../common/message-screen.tsx';
import { lastPlace } from './last-place.ts';

/** The team the person was in last, or the first. */
export function RootRedirect() {
  const dispatch = useAppDispatch();
  const teams = useAppSelector(getMyTeams);
  const last = lastPlace.team();
  const team = teams.find(({ name }) => name === last) ?? teams[0];
  if (team !== undefined) {
    return <Redirect to={`/${team.name}`} />;
  }
  return (
    <MessageScreen icon="account-multiple-outline" title={<Text id="noTeam.title" />}>
      <p>
        <Text id="noTeam.text" />
      </p>
      <button type="button" className="btn btn-tertiary" onClick={() => void dispatch(logout())}>
        <Text id="menu.logout" />
      </button>
    </MessageScreen>
  );
}
