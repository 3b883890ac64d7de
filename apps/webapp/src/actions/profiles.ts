import type { UserStatus } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { batch } from '../store/batch.ts';
import type { AppThunk } from '../store/store.ts';
import { usersUnknown } from '../store/views/unknown-users.ts';
import { guarded } from './guarded.ts';

/** Loads the people the store does not know yet, and whether they are there; who is not found is noted as unknown. */
export function loadMissingProfiles(userIds: readonly string[]): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const { profiles, statuses } = getState().entities.users;
    const missing = [...new Set(userIds)].filter((id) => id !== '' && !Object.hasOwn(profiles, id));
    const withoutStatus = [...new Set(userIds)].filter((id) => id !== '' && !Object.hasOwn(statuses, id));
    const [users, found] = await Promise.all([
      missing.length > 0 ? dispatch(guarded(() => Client4.getProfilesByIds(missing))) : undefined,
      withoutStatus.length > 0 ? dispatch(guarded(() => Client4.getStatusesByIds(withoutStatus))) : undefined,
    ]);
    const actions = [
      ...(users?.data ? [{ type: UserTypes.RECEIVED_PROFILES_LIST, data: users.data }] : []),
      ...(Array.isArray(found?.data)
        ? [{ type: UserTypes.RECEIVED_STATUSES, data: statusById(found.data) }]
        : []),
      ...unfound(missing, users?.data),
    ];
    if (actions.length > 0) {
      dispatch(batch(actions));
    }
  };
}

/** Also when the question failed: a name that never comes must not be waited for. It is asked again with the next post. */
function unfound(missing: readonly string[], users: readonly { id: string }[] | undefined) {
  const found = new Set(users?.map(({ id }) => id));
  const unknown = missing.filter((id) => !found.has(id));
  return unknown.length > 0 ? [usersUnknown(unknown)] : [];
}

function statusById(found: readonly UserStatus[]): Record<string, string> {
  return Object.fromEntries(found.map(({ user_id: userId, status }) => [userId, status]));
}
