import type { Team } from '@mattermost/types/teams';
import { TeamTypes } from 'mattermost-redux/action_types';
import { loadMyTeams } from '../../actions/session.ts';
import { parsed } from './handler.ts';
import type { Handler, Handlers } from './handler.ts';

/** What only some may see of a team (its address for invitations) is not in the event, and stays as it was. */
const updatedTeam: Handler =
  ({ data }) =>
  (dispatch, getState) => {
    const team = parsed<Team | undefined>(data.team);
    const known = getState().entities.teams.teams[team?.id ?? ''];
    if (team !== undefined && known !== undefined) {
      const { email, invite_id: inviteId } = known;
      dispatch({ type: TeamTypes.UPDATED_TEAM, data: { ...team, email, invite_id: inviteId } });
    }
  };

/** Changes of a team; who comes and goes is in `people-events.ts`. */
export const teamEvents: Handlers = {
  update_team: updatedTeam,
  restore_team: () => (dispatch) => {
    void dispatch(loadMyTeams());
  },
};
