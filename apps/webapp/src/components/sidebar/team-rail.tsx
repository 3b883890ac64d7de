import { getCurrentTeamId, getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { NavLink } from 'react-router-dom';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Pluggable } from '../plugins/pluggable.tsx';

/** The teams, when there is more than one, and what plugins put below them (contract: registry registerBottomTeamSidebarComponent). */
export function TeamRail() {
  const text = useText();
  const teams = useAppSelector(getMyTeams);
  const current = useAppSelector(getCurrentTeamId);
  if (teams.length < 2) {
    return null;
  }
  return (
    <nav className="team-sidebar" aria-label={text('teams')}>
      {teams.map((team) => (
        <NavLink
          key={team.id}
          to={`/${team.name}`}
          className={`team-sidebar__team ${team.id === current ? 'team-sidebar__team--current' : ''}`}
          aria-label={team.display_name}
          title={team.display_name}
        >
          {team.display_name.slice(0, 2)}
        </NavLink>
      ))}
      <div className="team-sidebar-bottom-plugin">
        <Pluggable pluggableName="BottomTeamSidebar" />
      </div>
    </nav>
  );
}
