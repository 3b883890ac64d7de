import { PreferenceTypes } from 'mattermost-redux/action_types';
import { Preferences } from 'mattermost-redux/constants';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import type { Theme } from 'mattermost-redux/selectors/entities/preferences';
import { useEffect } from 'react';
import type { GlobalState } from '../store/global-state.ts';
import { useAppDispatch, useAppSelector } from '../store/hooks.ts';
import type { AppThunk } from '../store/store.ts';
import { presets } from './themes.ts';
import { isDark } from './theme-variables.ts';

/** Whether the theme follows the system; kept as a preference of category `display_settings`. */
export const FOLLOW_SYSTEM = 'theme_auto_switch';
/** The keys of the presets that were chosen last, a light one and a dark one. */
export const LAST_LIGHT = 'theme_light';
export const LAST_DARK = 'theme_dark';
const DARK = '(prefers-color-scheme: dark)';

/**
 * Keeps the theme in the store in step with the system's light and dark, when the person wants that. It is put where
 * plugins look for it; the server keeps the theme that the person chose.
 */
export function useSystemTheme(): void {
  const dispatch = useAppDispatch();
  const isOn = useAppSelector(
    ({ entities }) =>
      entities.preferences.myPreferences[`display_settings--${FOLLOW_SYSTEM}`]?.value === 'true',
  );
  const chosen = useAppSelector(getTheme);
  useEffect(() => {
    const media = typeof window.matchMedia === 'function' ? window.matchMedia(DARK) : undefined;
    if (!isOn || media === undefined) {
      return undefined;
    }
    const follow = () => dispatch(showTheme(media.matches));
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [dispatch, isOn, chosen]);
}

/** A theme that is as dark as the system already stays as it is, one of the person's own too. */
function showTheme(dark: boolean): AppThunk<void> {
  return (dispatch, getState) => {
    const state = getState();
    if (isDark(getTheme(state)) === dark) {
      return;
    }
    const { currentTeamId } = state.entities.teams;
    const ofTeam = `${Preferences.CATEGORY_THEME}--${currentTeamId}`;
    const name = Object.hasOwn(state.entities.preferences.myPreferences, ofTeam) ? currentTeamId : '';
    const preference = {
      user_id: getCurrentUserId(state),
      category: Preferences.CATEGORY_THEME,
      name,
      value: JSON.stringify(lastOf(state, dark)),
    };
    dispatch({ type: PreferenceTypes.RECEIVED_PREFERENCES, data: [preference] });
  };
}

function lastOf({ entities }: GlobalState, dark: boolean): Theme | undefined {
  const name = dark ? LAST_DARK : LAST_LIGHT;
  const key = entities.preferences.myPreferences[`display_settings--${name}`]?.value ?? '';
  const last = Object.hasOwn(presets, key) ? presets[key] : undefined;
  return last !== undefined && isDark(last) === dark ? last : dark ? presets.onyx : presets.denim;
}

export function systemIsDark(): boolean {
  return typeof window.matchMedia === 'function' && window.matchMedia(DARK).matches;
}
