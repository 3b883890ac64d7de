import type { Role } from '@mattermost/types/roles';
import type { Team, TeamMembership } from '@mattermost/types/teams';
import { RoleTypes, TeamTypes, UserTypes } from 'mattermost-redux/action_types';
import { loadRolesIfNeeded } from 'mattermost-redux/actions/roles';
import { loadMyTeams } from '../../actions/session.ts';
import { browserHistory } from '../../browser-history.ts';
import type { AppThunk } from '../../store/store.ts';
import { parsed, text, userIdOf } from './handler.ts';
import type { Handler, Handlers } from './handler.ts';

/** The team is gone for me; whoever looks at it goes where they still are. */
function leave(teamId: string, type: string): AppThunk<void> {
  return (dispatch, getState) => {
    const { teams, currentTeamId } = getState().entities.teams;
    const team = teams[teamId];
    if (team === undefined) {
      return;
    }
    if (currentTeamId === teamId) {
      browserHistory.push('/');
    }
    dispatch({ type, data: team });
  };
}

const leftTeam: Handler = (message) => (dispatch, getState) => {
  const teamId = text(message.data.team_id);
  const userId = userIdOf(message);
  if (userId === getState().entities.users.currentUserId) {
    dispatch(leave(teamId, TeamTypes.LEAVE_TEAM));
  } else {
    dispatch({ type: TeamTypes.REMOVE_MEMBER_FROM_TEAM, data: { team_id: teamId, user_id: userId } });
  }
};

/** What only some may see of a team (its address for invitations) is not in the event, and stays as it was. */
const updatedTeam: Handler =
  ({ data }) =>
  (dispatch, getState) => {
    const team = parsed<Team>(data.team);
    const known = getState().entities.teams.teams[team.id];
    if (known !== undefined) {
      const { email, invite_id: inviteId } = known;
      dispatch({ type: TeamTypes.UPDATED_TEAM, data: { ...team, email, invite_id: inviteId } });
    }
  };

export const teamEvents: Handlers = {
  leave_team: leftTeam,
  update_team: updatedTeam,
  delete_team:
    ({ data }) =>
    (dispatch) => {
      dispatch(leave(parsed<Team>(data.team).id, TeamTypes.RECEIVED_TEAM_DELETED));
    },
  restore_team: () => (dispatch) => {
    void dispatch(loadMyTeams());
  },
  memberrole_updated:
    ({ data }) =>
    (dispatch, getState) => {
      const member = parsed<TeamMembership>(data.member);
      if (member.user_id === getState().entities.users.currentUserId) {
        void dispatch(loadRolesIfNeeded(member.roles.split(' ')));
        dispatch({ type: TeamTypes.RECEIVED_MY_TEAM_MEMBER, data: member });
      }
    },
  user_role_updated:
    ({ data }) =>
    (dispatch, getState) => {
      const roles = text(data.roles);
      const user = getState().entities.users.profiles[text(data.user_id)];
      if (user !== undefined) {
        void dispatch(loadRolesIfNeeded(roles.split(' ')));
        dispatch({ type: UserTypes.RECEIVED_PROFILE, data: { ...user, roles } });
      }
    },
  role_updated:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: RoleTypes.RECEIVED_ROLE, data: parsed<Role>(data.role) });
    },
};
