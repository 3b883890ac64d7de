import { PreferenceTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { Preferences } from 'mattermost-redux/constants';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { guarded } from '../actions/guarded.ts';
import type { AppThunk } from '../store/store.ts';
import { isDark } from './theme-variables.ts';

/** Between the light and the dark theme, kept as the person's preference as Mattermost keeps it. */
export function toggleTheme(): AppThunk<void> {
  return (dispatch, getState) => {
    const state = getState();
    const { light, dark } = { light: Preferences.THEMES.denim, dark: Preferences.THEMES.onyx };
    const userId = state.entities.users.currentUserId;
    const preference = {
      user_id: userId,
      category: Preferences.CATEGORY_THEME,
      name: '',
      value: JSON.stringify(isDark(getTheme(state)) ? light : dark),
    };
    dispatch({ type: PreferenceTypes.RECEIVED_PREFERENCES, data: [preference] });
    void dispatch(guarded(() => Client4.savePreferences(userId, [preference])));
  };
}
