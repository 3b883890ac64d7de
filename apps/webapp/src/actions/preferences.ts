import type { PreferenceType } from '@mattermost/types/preferences';
import { PreferenceTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import type { AppThunk } from '../store/store.ts';
import { guarded } from './guarded.ts';
import type { ActionResult } from './result.ts';

export type Choice = Pick<PreferenceType, 'category' | 'name' | 'value'>;

/** Holds at once; when the server refuses it, what was before holds again. */
export function savePreferences(choices: readonly Choice[]): AppThunk<Promise<ActionResult<unknown>>> {
  return async (dispatch, getState) => {
    const state = getState();
    const userId = getCurrentUserId(state);
    const before = state.entities.preferences.myPreferences;
    const preferences = choices.map((choice) => ({ ...choice, user_id: userId }));
    dispatch({ type: PreferenceTypes.RECEIVED_PREFERENCES, data: preferences });
    const result = await dispatch(guarded(() => Client4.savePreferences(userId, preferences)));
    if (result.error !== undefined) {
      const known = preferences.map(({ category, name }) => before[`${category}--${name}`]);
      dispatch({
        type: PreferenceTypes.DELETED_PREFERENCES,
        data: preferences.filter((_preference, index) => known[index] === undefined),
      });
      dispatch({
        type: PreferenceTypes.RECEIVED_PREFERENCES,
        data: known.filter((preference) => preference !== undefined),
      });
    }
    return result;
  };
}
