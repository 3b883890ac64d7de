import type { Team } from '@mattermost/types/teams';
import { Client4 } from 'mattermost-redux/client';

/** The picture of a team, or the first letters of its name. */
export function TeamIcon({ team }: { team: Team }) {
  const changed = team.last_team_icon_update ?? 0;
  return changed > 0 ? (
    <img className="team-icon" src={Client4.getTeamIconUrl(team.id, changed)} alt="" draggable={false} />
  ) : (
    <span aria-hidden="true">{team.display_name.replaceAll(' ', '').slice(0, 2)}</span>
  );
}
