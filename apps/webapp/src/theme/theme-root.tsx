import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import { useAppSelector } from '../store/hooks.ts';
import { useSystemTheme } from './follow-system.ts';
import { useDisplaySettings } from './use-display-settings.ts';
import { isDark, themeVariables } from './theme-variables.ts';

/** Puts the theme of the person (or of the server) onto the page. */
export function ThemeRoot({ children }: { children: ReactNode }) {
  const theme = useAppSelector(getTheme);
  useSystemTheme();
  useDisplaySettings();
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(themeVariables(theme))) {
      style.setProperty(name, value);
    }
    style.colorScheme = isDark(theme) ? 'dark' : 'light';
  }, [theme]);
  return <>{children}</>;
}
