import type { PreferenceType } from '@mattermost/types/preferences';
import type { Role } from '@mattermost/types/roles';
import type { TeamMembership } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';
import { PreferenceTypes, RoleTypes, TeamTypes, UserTypes } from 'mattermost-redux/action_types';
import { loadRolesIfNeeded } from 'mattermost-redux/actions/roles';
import { getUser as fetchUser } from 'mattermost-redux/actions/users';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { loadTeamChannels } from '../../actions/channels.ts';
import { leftTeam as closeTeam } from '../../actions/left-team.ts';
import { loadMe, loadMyTeams } from '../../actions/session.ts';
import { browserHistory } from '../../browser-history.ts';
import { parsed, text, userIdOf } from './handler.ts';
import type { Handler, Handlers } from './handler.ts';

/** The person's own roles changed, or they were added or promoted: what they may do is asked anew. */
const reloadMe: Handler = () => async (dispatch) => {
  const me = await dispatch(loadMe());
  if (me !== undefined) {
    void dispatch(loadRolesIfNeeded(me.roles.split(' ')));
  }
};

const userUpdated: Handler =
  ({ data }) =>
  (dispatch, getState) => {
    const user = parsed<UserProfile>(data.user);
    const me = getCurrentUser(getState());
    if (user.id !== me?.id) {
      dispatch({ type: UserTypes.RECEIVED_PROFILE, data: user });
      return;
    }
    // To others the server tells less of somebody than to themselves: what is left out must not get lost.
    dispatch({ type: UserTypes.RECEIVED_ME, data: { ...me, ...user } });
    void dispatch(loadRolesIfNeeded((user.roles ?? '').split(' ')));
  };

/** A person is told on, or a team is: who leaves the team on screen goes to another. */
const leftTeam: Handler = (message) => (dispatch, getState) => {
  const state = getState();
  const teamId = text(message.data.team_id) || text(message.broadcast.team_id);
  const userId = userIdOf(message);
  if (userId !== '' && userId !== state.entities.users.currentUserId) {
    dispatch({ type: UserTypes.RECEIVED_PROFILE_NOT_IN_TEAM, data: { id: teamId, user_id: userId } });
    dispatch({ type: TeamTypes.REMOVE_MEMBER_FROM_TEAM, data: { team_id: teamId, user_id: userId } });
    return;
  }
  if (dispatch(closeTeam(teamId))) {
    browserHistory.replace('/');
  }
};

export const peopleEvents: Handlers = {
  added_to_team:
    ({ data }) =>
    async (dispatch) => {
      await dispatch(loadMyTeams());
      await dispatch(loadTeamChannels(text(data.team_id)));
    },
  leave_team: leftTeam,
  delete_team: leftTeam,
  memberrole_updated:
    ({ data }) =>
    (dispatch, getState) => {
      const member = parsed<(TeamMembership & { roles: string }) | undefined>(data.member);
      if (member?.user_id === getState().entities.users.currentUserId) {
        dispatch({ type: TeamTypes.RECEIVED_MY_TEAM_MEMBER, data: member });
        void dispatch(loadRolesIfNeeded(member.roles.split(' ')));
      }
    },
  new_user:
    ({ data }) =>
    (dispatch) => {
      void dispatch(fetchUser(text(data.user_id)));
    },
  user_updated: userUpdated,
  user_role_updated: (message) => (dispatch, getState) => {
    const id = userIdOf(message);
    if (id === getState().entities.users.currentUserId) {
      dispatch(reloadMe(message));
    } else if (getState().entities.users.profiles[id] !== undefined) {
      void dispatch(fetchUser(id));
    }
  },
  role_updated:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: RoleTypes.RECEIVED_ROLE, data: parsed<Role>(data.role) });
    },
  status_change:
    ({ data }) =>
    (dispatch) => {
      const userId = text(data.user_id);
      dispatch({ type: UserTypes.RECEIVED_STATUSES, data: { [userId]: text(data.status) } });
    },
  preference_changed:
    ({ data }) =>
    (dispatch) => {
      const preference = parsed<PreferenceType>(data.preference);
      dispatch({ type: PreferenceTypes.RECEIVED_PREFERENCES, data: [preference] });
    },
  preferences_changed:
    ({ data }) =>
    (dispatch) => {
      const preferences = parsed<PreferenceType[]>(data.preferences);
      dispatch({ type: PreferenceTypes.RECEIVED_PREFERENCES, data: preferences });
    },
  preferences_deleted:
    ({ data }) =>
    (dispatch) => {
      const preferences = parsed<PreferenceType[]>(data.preferences);
      dispatch({ type: PreferenceTypes.DELETED_PREFERENCES, data: preferences });
    },
};
