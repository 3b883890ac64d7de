import { Preferences } from 'mattermost-redux/constants';
import type { Theme } from 'mattermost-redux/selectors/entities/preferences';
import { rgbOf } from './theme-variables.ts';

/** The themes that come with the page, by the key that the server's `DefaultTheme` has. */
export const presets: Readonly<Record<string, Theme>> = Preferences.THEMES;

/** What of a theme is a colour, in the order in which it is shown: the sidebar, then the middle, then marks. */
export const colourNames = [
  'sidebarBg',
  'sidebarText',
  'sidebarUnreadText',
  'sidebarTextHoverBg',
  'sidebarTextActiveBorder',
  'sidebarTextActiveColor',
  'sidebarHeaderBg',
  'sidebarHeaderTextColor',
  'sidebarTeamBarBg',
  'centerChannelBg',
  'centerChannelColor',
  'linkColor',
  'buttonBg',
  'buttonColor',
  'errorTextColor',
  'newMessageSeparator',
  'mentionHighlightBg',
  'mentionHighlightLink',
  'mentionBg',
  'mentionColor',
  'onlineIndicator',
  'awayIndicator',
  'dndIndicator',
] as const satisfies readonly (keyof Theme)[];

export type ColourName = (typeof colourNames)[number];

const codeThemes = new Set(['github', 'monokai', 'solarized-dark', 'solarized-light']);

/**
 * A theme from its JSON, as others hand it around; what it leaves out is as in `base`. Undefined for what is no
 * object, has no colour at all, or has one that is not written as `#1c58d9`.
 */
export function themeFromJson(json: string, base: Theme): Theme | undefined {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof given !== 'object' || given === null) {
    return undefined;
  }
  const fields = given as Readonly<Record<string, unknown>>;
  const named = colourNames.filter((name) => Object.hasOwn(fields, name));
  if (named.length === 0 || named.some((name) => !isColour(fields[name]))) {
    return undefined;
  }
  const colours = Object.fromEntries(named.map((name) => [name, String(fields[name])]));
  const theme: Theme = {
    ...base,
    ...colours,
    codeTheme: isCodeTheme(fields.codeTheme) ? fields.codeTheme : base.codeTheme,
    type: 'custom',
  };
  return { ...theme, mentionBj: theme.mentionBg };
}

const isColour = (value: unknown) => typeof value === 'string' && rgbOf(value) !== undefined;

const isCodeTheme = (value: unknown): value is string => typeof value === 'string' && codeThemes.has(value);

/** The key of the preset that a theme is; undefined for one of the person's own. */
export function presetOf(theme: Theme): string | undefined {
  return Object.keys(presets).find((key) => presets[key]?.type === theme.type);
}
