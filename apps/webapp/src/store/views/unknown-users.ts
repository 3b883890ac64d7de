import type { UnknownAction } from 'redux';

export const USERS_UNKNOWN = 'PATCHBAY_USERS_UNKNOWN';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

type UnknownUsersState = Readonly<Record<string, true>>;

const initialState: UnknownUsersState = {};

/** Ids that were looked up and belong to nobody, so that whoever waits for a name stops waiting. */
export function unknownUsers(
  state: UnknownUsersState | undefined = initialState,
  action: UnknownAction,
): UnknownUsersState {
  switch (action.type) {
    case USERS_UNKNOWN: {
      const added = (action.userIds as string[]).filter((id) => !Object.hasOwn(state, id));
      return added.length === 0
        ? state
        : { ...state, ...Object.fromEntries(added.map((id) => [id, true as const])) };
    }
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const usersUnknown = (userIds: readonly string[]) => ({ type: USERS_UNKNOWN, userIds });
