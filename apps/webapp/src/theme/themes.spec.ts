import { describe, expect, it } from '@jest/globals';
import { Preferences } from 'mattermost-redux/constants';
import { presetOf, themeFromJson } from './themes.ts';

const base = Preferences.THEMES.denim;

describe('a theme as JSON', () => {
  it('is taken with what it names, the rest from the theme there is', () => {
    const theme = themeFromJson('{"sidebarBg":"#123","mentionBg":"#00ff00","codeTheme":"monokai"}', base);
    expect(theme).toEqual({
      ...base,
      sidebarBg: '#123',
      mentionBg: '#00ff00',
      mentionBj: '#00ff00',
      codeTheme: 'monokai',
      type: 'custom',
    });
  });

  it.each([
    'no JSON',
    'null',
    '[]',
    '{}',
    '{"type":"custom"}',
    '{"sidebarBg":"red"}',
    '{"sidebarBg":"url(https://evil.example.com)"}',
    '{"sidebarBg":{"toString":1}}',
  ])('is refused when it is none: %s', (json) => {
    expect(themeFromJson(json, base)).toBeUndefined();
  });

  it('cannot name a code theme that there is not', () => {
    expect(themeFromJson('{"sidebarBg":"#112233","codeTheme":"../x"}', base)?.codeTheme).toBe('github');
  });

  it('is a preset or one of the person', () => {
    expect(presetOf(Preferences.THEMES.onyx)).toBe('onyx');
    expect(presetOf({ ...base, type: 'custom' })).toBeUndefined();
  });
});
