import type { Theme } from 'mattermost-redux/selectors/entities/preferences';

const names: Readonly<Record<string, keyof Theme>> = {
  'sidebar-bg': 'sidebarBg',
  'sidebar-text': 'sidebarText',
  'sidebar-unread-text': 'sidebarUnreadText',
  'sidebar-text-hover-bg': 'sidebarTextHoverBg',
  'sidebar-text-active-border': 'sidebarTextActiveBorder',
  'sidebar-text-active-color': 'sidebarTextActiveColor',
  'sidebar-header-bg': 'sidebarHeaderBg',
  'sidebar-header-text-color': 'sidebarHeaderTextColor',
  'sidebar-teambar-bg': 'sidebarTeamBarBg',
  'online-indicator': 'onlineIndicator',
  'away-indicator': 'awayIndicator',
  'dnd-indicator': 'dndIndicator',
  'mention-bg': 'mentionBg',
  'mention-color': 'mentionColor',
  'center-channel-bg': 'centerChannelBg',
  'center-channel-color': 'centerChannelColor',
  'new-message-separator': 'newMessageSeparator',
  'link-color': 'linkColor',
  'button-bg': 'buttonBg',
  'button-color': 'buttonColor',
  'error-text': 'errorTextColor',
  'mention-highlight-bg': 'mentionHighlightBg',
  'mention-highlight-link': 'mentionHighlightLink',
};

/** `#1c58d9` as `28, 88, 217`; anything that is no such colour as `undefined`. */
export function rgbOf(colour: string): string | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  const parts = long?.slice(1) ?? short?.slice(1).map((digit) => digit + digit);
  return parts?.map((part) => String(Number.parseInt(part, 16))).join(', ');
}

/** The CSS variables that the host's own style and plugins take their colours from (contract: webapp §9). */
export function themeVariables(theme: Theme): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, key] of Object.entries(names)) {
    const colour = String(theme[key]);
    const rgb = rgbOf(colour);
    variables[`--${name}`] = colour;
    if (rgb !== undefined) {
      variables[`--${name}-rgb`] = rgb;
    }
  }
  return variables;
}

export function isDark(theme: Theme): boolean {
  const channels = (rgbOf(theme.centerChannelBg) ?? '255, 255, 255').split(', ').map(Number);
  const [red = 255, green = 255, blue = 255] = channels;
  const LUMINANCE_OF_MID_GREY = 128;
  return 0.299 * red + 0.587 * green + 0.114 * blue < LUMINANCE_OF_MID_GREY;
}
