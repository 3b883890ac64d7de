import { Preferences } from 'mattermost-redux/constants';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import type { CSSProperties, ReactNode } from 'react';
import { useAppSelector } from '../store/hooks.ts';
import { isDark, themeVariables } from './theme-variables.ts';

/**
 * A light part of a dark page. Mattermost's System Console is light in every theme, and plugins reckon with it in what
 * they draw there: white grounds below words in the theme's colour.
 */
export function LightGround({ isWanted, children }: { isWanted: boolean; children: ReactNode }) {
  const isLight = useAppSelector((state) => isWanted && isDark(getTheme(state)));
  return (
    <div
      className={isLight ? 'light-ground' : 'own-ground'}
      style={isLight ? (themeVariables(Preferences.THEMES.denim) as CSSProperties) : undefined}
    >
      {children}
    </div>
  );
}
