import type { UserNotifyProps, UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import type { AppThunk } from '../store/store.ts';
import { attempted } from './attempted.ts';
import { guarded } from './guarded.ts';
import type { ActionResult } from './result.ts';

/** What a person may change of their own account; `password` is asked for when the address is another. */
export type AccountPatch = Partial<
  Pick<
    UserProfile,
    | 'username'
    | 'first_name'
    | 'last_name'
    | 'nickname'
    | 'position'
    | 'email'
    | 'locale'
    | 'timezone'
    | 'props'
    | 'password'
  >
> & { notify_props?: UserNotifyProps };

export function patchMe(patch: AccountPatch): AppThunk<Promise<ActionResult<UserProfile>>> {
  return async (dispatch) => {
    const result = await dispatch(attempted(() => Client4.patchMe(patch)));
    if (result.data !== undefined) {
      dispatch({ type: UserTypes.RECEIVED_ME, data: result.data });
    }
    return result;
  };
}

/** Changes some of what the person wants to be told of; the rest stays. */
export function patchNotifyProps(
  change: Partial<UserNotifyProps>,
): AppThunk<Promise<ActionResult<UserProfile>>> {
  return (dispatch, getState) =>
    dispatch(patchMe({ notify_props: { ...getCurrentUser(getState()).notify_props, ...change } }));
}

/** The picture that others see; without one the person's initials are drawn again. */
export function changePicture(picture: File | undefined): AppThunk<Promise<ActionResult<UserProfile>>> {
  return async (dispatch, getState) => {
    const { id } = getCurrentUser(getState());
    const change = () =>
      picture === undefined ? Client4.setDefaultProfileImage(id) : Client4.uploadProfileImage(id, picture);
    const { error } = await dispatch(guarded<unknown>(change));
    if (error !== undefined) {
      return { error };
    }
    const me = await dispatch(guarded(() => Client4.getMe()));
    if (me.data !== undefined) {
      dispatch({ type: UserTypes.RECEIVED_ME, data: me.data });
    }
    return me;
  };
}
