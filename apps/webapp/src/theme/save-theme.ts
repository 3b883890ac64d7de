import { Preferences } from 'mattermost-redux/constants';
import type { Theme } from 'mattermost-redux/selectors/entities/preferences';
import { savePreferences } from '../actions/preferences.ts';
import type { ActionResult } from '../actions/result.ts';
import type { AppThunk } from '../store/store.ts';
import { LAST_DARK, LAST_LIGHT } from './follow-system.ts';
import { isDark } from './theme-variables.ts';

/**
 * For all teams; with its key, when it is a preset, it is also the one to come back to when the theme follows the
 * system. A theme that the person once chose for the team on screen alone would hide it, and is replaced too.
 */
export function saveTheme(theme: Theme, key?: string): AppThunk<Promise<ActionResult<unknown>>> {
  return (dispatch, getState) => {
    const { preferences, teams } = getState().entities;
    const ofTeam = `${Preferences.CATEGORY_THEME}--${teams.currentTeamId}`;
    const names = ['', ...(Object.hasOwn(preferences.myPreferences, ofTeam) ? [teams.currentTeamId] : [])];
    const value = JSON.stringify(theme);
    const themes = [...new Set(names)].map((name) => ({ category: Preferences.CATEGORY_THEME, name, value }));
    const remembered =
      key === undefined
        ? []
        : [{ category: 'display_settings', name: isDark(theme) ? LAST_DARK : LAST_LIGHT, value: key }];
    return dispatch(savePreferences([...themes, ...remembered]));
  };
}
