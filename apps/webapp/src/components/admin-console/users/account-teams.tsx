import { Client4 } from 'mattermost-redux/client';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';

/** The teams that somebody is in. */
export function AccountTeams({ userId }: { userId: string }) {
  const load = useCallback(async () => {
    const teams = await Client4.getTeamsForUser(userId);
    return Array.isArray(teams) ? teams : [];
  }, [userId]);
  const loaded = useLoaded(load);
  return (
    <section className="card">
      <h2>
        <Text id="console.teams" />
      </h2>
      <LoadedView loaded={loaded}>
        {(teams) =>
          teams.length === 0 ? (
            <p className="plugin-panel__empty">
              <Text id="users.inNoTeam" />
            </p>
          ) : (
            <ul className="plain-list">
              {teams.map(({ id, display_name: name }) => (
                <li key={id}>
                  <Link to={`/admin_console/user_management/team/${id}`}>{name}</Link>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </section>
  );
}
