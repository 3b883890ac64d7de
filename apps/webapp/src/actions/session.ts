import { GeneralTypes, PreferenceTypes, TeamTypes, UserTypes } from 'mattermost-redux/action_types';
import { loadRolesIfNeeded } from 'mattermost-redux/actions/roles';
import { Client4 } from 'mattermost-redux/client';
import type { UserProfile } from '@mattermost/types/users';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import { toActionError } from './result.ts';
import type { ActionResult } from './result.ts';

/** The client configuration and the license; both can be had without a session. */
export function loadConfig(): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    try {
      const [config, license] = await Promise.all([Client4.getClientConfig(), Client4.getClientLicenseOld()]);
      dispatch(
        batch([
          { type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: config },
          { type: GeneralTypes.CLIENT_LICENSE_RECEIVED, data: license },
          { type: GeneralTypes.RECEIVED_SERVER_VERSION, data: Client4.getServerVersion() },
        ]),
      );
      return { data: true };
    } catch (error) {
      return { error: toActionError(error) };
    }
  };
}

/** Who the session cookie belongs to; `undefined` when nobody is logged in. */
export function loadMe(): AppThunk<Promise<UserProfile | undefined>> {
  return async (dispatch) => {
    const { data: user } = await dispatch(guarded(() => Client4.getMe()));
    if (user !== undefined) {
      dispatch({ type: UserTypes.RECEIVED_ME, data: user });
    }
    return user;
  };
}

export function loadMyTeams(): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    const { data, error } = await dispatch(
      guarded(() => Promise.all([Client4.getMyTeams(), Client4.getMyTeamMembers()])),
    );
    if (data === undefined) {
      return { error };
    }
    const [teams, members] = data;
    dispatch(
      batch([
        { type: TeamTypes.RECEIVED_TEAMS_LIST, data: teams },
        { type: TeamTypes.RECEIVED_MY_TEAM_MEMBERS, data: members },
      ]),
    );
    void dispatch(loadRolesIfNeeded(new Set(members.flatMap(({ roles }) => roles.split(' ')))));
    return { data: true };
  };
}

/** Everything a logged-in person needs before a channel can be shown. */
export function loadSession(user: UserProfile): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch) => {
    void dispatch(loadConfig());
    void dispatch(loadRolesIfNeeded(user.roles.split(' ')));
    const [teams, preferences] = await Promise.all([
      dispatch(loadMyTeams()),
      dispatch(guarded(() => Client4.getMyPreferences())),
    ]);
    if (preferences.data !== undefined) {
      dispatch({ type: PreferenceTypes.RECEIVED_ALL_PREFERENCES, data: preferences.data });
    }
    return teams;
  };
}

/** `code` is that of the second factor, for accounts that have one. */
export function login(
  loginId: string,
  password: string,
  code = '',
): AppThunk<Promise<ActionResult<UserProfile>>> {
  return async (dispatch) => {
    try {
      const user = await Client4.login(loginId, password, code);
      dispatch({ type: UserTypes.RECEIVED_ME, data: user });
      return { data: user };
    } catch (error) {
      return { error: toActionError(error) };
    }
  };
}

/** The session ends on the server; the page is then loaded anew, as plugins' scripts cannot be unloaded. */
export function logout(): AppThunk<Promise<void>> {
  return async (dispatch) => {
    await dispatch(guarded(() => Client4.logout()));
    dispatch({ type: UserTypes.LOGOUT_SUCCESS, data: null });
  };
}
