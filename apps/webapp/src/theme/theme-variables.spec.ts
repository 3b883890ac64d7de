import { describe, expect, it } from '@jest/globals';
import { Preferences } from 'mattermost-redux/constants';
import { isDark, rgbOf, themeVariables } from './theme-variables.ts';

describe('themeVariables', () => {
  it('has every variable that plugins use', () => {
    const variables = themeVariables(Preferences.THEMES.denim);
    for (const name of [
      'center-channel-color',
      'center-channel-color-rgb',
      'center-channel-bg',
      'center-channel-bg-rgb',
      'button-bg',
      'button-bg-rgb',
      'button-color',
      'button-color-rgb',
      'error-text',
      'online-indicator',
      'away-indicator',
      'dnd-indicator',
      'dnd-indicator-rgb',
      'sidebar-text',
      'sidebar-text-rgb',
      'link-color',
      'link-color-rgb',
      'new-message-separator-rgb',
      'sidebar-text-active-border',
    ]) {
      expect(variables[`--${name}`]).toMatch(/^(#[\da-f]{6}|\d+, \d+, \d+)$/);
    }
  });

  it('knows dark from light', () => {
    expect([Preferences.THEMES.onyx, Preferences.THEMES.denim].map(isDark)).toEqual([true, false]);
  });

  it('reads long and short colours and nothing else', () => {
    expect(['#1c58d9', '#FFF', 'red', '#12345'].map(rgbOf)).toEqual([
      '28, 88, 217',
      '255, 255, 255',
      undefined,
      undefined,
    ]);
  });
});
