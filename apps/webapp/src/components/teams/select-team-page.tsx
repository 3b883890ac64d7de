import type { Team } from '@mattermost/types/teams';
import { Permissions } from 'mattermost-redux/constants';
import { Client4 } from 'mattermost-redux/client';
import { haveISystemPermission } from 'mattermost-redux/selectors/entities/roles';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback, useState } from 'react';
import { Link, useHistory } from 'react-router-dom';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { loadMyTeams, logout } from '../../actions/session.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { AccessFrame } from '../login/access-frame.tsx';

const MOST_SHOWN = 200;

/** The teams of the person, and those that everybody may join. */
export function SelectTeamPage() {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const mine = useAppSelector(getMyTeams);
  const me = useAppSelector(getCurrentUserId);
  const mayCreate = useAppSelector((state) =>
    haveISystemPermission(state, { permission: Permissions.CREATE_TEAM }),
  );
  const open = useLoaded(useCallback(() => Client4.getTeams(0, MOST_SHOWN), []));
  const [error, setError] = useState<ActionError>();
  const [busy, setBusy] = useState(false);
  const join = async (team: Team) => {
    setBusy(true);
    const result = await dispatch(guarded(() => Client4.addToTeam(team.id, me)));
    setError(result.error);
    if (result.error === undefined) {
      await dispatch(loadMyTeams());
      history.push(`/${team.name}`);
    }
    setBusy(false);
  };
  return (
    <AccessFrame title={<Text id="teams.select" />}>
      {error !== undefined && <ErrorNote error={error} />}
      {mine.length > 0 && (
        <ul className="team-choices">
          {mine.map((team) => (
            <li key={team.id}>
              <Link className="choice" to={`/${team.name}`}>
                <span className="choice__text">
                  <strong>{team.display_name}</strong>
                </span>
                <Icon name="chevron-right" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <h2 className="team-choices__heading">
        <Text id="teams.joinable" />
      </h2>
      <LoadedView loaded={open}>
        {(given) => {
          const teams = (given as readonly Team[]).filter(
            ({ id, allow_open_invite: isOpen, delete_at: deletedAt }) =>
              isOpen && deletedAt === 0 && !mine.some((other) => other.id === id),
          );
          return (
            <ul className="team-choices">
              {teams.length === 0 && (
                <li className="field__help">
                  <Text id="teams.noneJoinable" />
                </li>
              )}
              {teams.map((team) => (
                <li key={team.id}>
                  <button
                    type="button"
                    className="choice"
                    disabled={busy}
                    data-testid={`join-team-${team.name}`}
                    onClick={() => void join(team)}
                  >
                    <span className="choice__text">
                      <strong>{team.display_name}</strong>
                      <small>{team.description}</small>
                    </span>
                    <span className="choice__hint">
                      <Text id="teams.join" />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </LoadedView>
      <p className="login__links">
        {mayCreate && (
          <Link to="/create_team">
            <Text id="teams.create" />
          </Link>
        )}
        <button type="button" className="link-button" onClick={() => void dispatch(logout())}>
          <Text id="menu.logout" />
        </button>
      </p>
    </AccessFrame>
  );
}
