/** The theme prop of every component that the host renders through a pluggable place (contract: webapp §3). */
export interface Theme {
  type?: string;
  sidebarBg: string;
  sidebarText: string;
  sidebarUnreadText: string;
  sidebarTextHoverBg: string;
  sidebarTextActiveBorder: string;
  sidebarTextActiveColor: string;
  sidebarHeaderBg: string;
  sidebarTeamBarBg: string;
  sidebarHeaderTextColor: string;
  onlineIndicator: string;
  awayIndicator: string;
  dndIndicator: string;
  mentionBg: string;
  /** A misspelt alias of `mentionBg` that old plugins read. */
  mentionBj: string;
  mentionColor: string;
  centerChannelBg: string;
  centerChannelColor: string;
  newMessageSeparator: string;
  linkColor: string;
  buttonBg: string;
  buttonColor: string;
  errorTextColor: string;
  mentionHighlightBg: string;
  mentionHighlightLink: string;
  codeTheme: string;
}
