import type { PreferenceType } from '@mattermost/types/preferences';
import type { UserProfile } from '@mattermost/types/users';
import { PreferenceTypes, UserTypes } from 'mattermost-redux/action_types';
import { loadTeamChannels } from '../../actions/channels.ts';
import { loadMyTeams } from '../../actions/session.ts';
import { parsed, text } from './handler.ts';
import type { Handlers } from './handler.ts';

export const peopleEvents: Handlers = {
  added_to_team:
    ({ data }) =>
    async (dispatch) => {
      await dispatch(loadMyTeams());
      await dispatch(loadTeamChannels(text(data.team_id)));
    },
  user_updated:
    ({ data }) =>
    (dispatch, getState) => {
      const user = parsed<UserProfile>(data.user);
      const isMe = user.id === getState().entities.users.currentUserId;
      dispatch({ type: isMe ? UserTypes.RECEIVED_ME : UserTypes.RECEIVED_PROFILE, data: user });
    },
  status_change:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: UserTypes.RECEIVED_STATUSES, data: { [text(data.user_id)]: text(data.status) } });
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
