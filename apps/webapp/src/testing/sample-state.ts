import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';
import { ChannelTypes, TeamTypes, UserTypes } from 'mattermost-redux/action_types';
import type { AppStore } from '../store/store.ts';

export const ada = {
  id: 'ada-id',
  username: 'ada',
  first_name: '',
  last_name: '',
  roles: 'system_user',
} as unknown as UserProfile;
export const ben = {
  id: 'ben-id',
  username: 'ben',
  first_name: '',
  last_name: '',
  roles: 'system_user',
} as unknown as UserProfile;
export const home = { id: 'home-id', name: 'home', display_name: 'Home', delete_at: 0 } as unknown as Team;
export const square = {
  id: 'square-id',
  name: 'town-square',
  display_name: 'Town Square',
  team_id: home.id,
  type: 'O',
  header: '',
  purpose: '',
  delete_at: 0,
  total_msg_count: 0,
  total_msg_count_root: 0,
} as unknown as Channel;

/** Ada is logged in, in the team Home, in Town Square. */
export function logIn(store: AppStore, roles = 'system_user'): void {
  store.dispatch({ type: UserTypes.RECEIVED_ME, data: { ...ada, roles } });
  store.dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST, data: [ben] });
  store.dispatch({ type: TeamTypes.RECEIVED_TEAMS_LIST, data: [home] });
  store.dispatch({ type: TeamTypes.SELECT_TEAM, data: home.id });
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: square });
  const member = { channel_id: square.id, user_id: ada.id, roles: '', msg_count: 0, mention_count: 0 };
  store.dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: member as ChannelMembership });
  store.dispatch({ type: ChannelTypes.SELECT_CHANNEL, data: square.id });
}
