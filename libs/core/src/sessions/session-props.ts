import type { Session } from '@patchbay/contract';
import Bowser from 'bowser';

/** Names of a session's props that rules look at; Mattermost's. */
export const SESSION_PROPS = {
  csrf: 'csrf',
  type: 'type',
  tokenId: 'user_access_token_id',
  isBot: 'is_bot',
  isGuest: 'is_guest',
  isMobile: 'isMobile',
  isSaml: 'isSaml',
  isOAuthUser: 'isOAuthUser',
} as const;

/** `props.type` of a session that stands for a personal access token. */
export const ACCESS_TOKEN_SESSION = 'UserAccessToken';

export function isAccessTokenSession(session: Session): boolean {
  return session.props[SESSION_PROPS.type] === ACCESS_TOKEN_SESSION;
}

/** The app of a phone: it named its device, or said that it is one. */
export function isMobileSession(session: Session): boolean {
  return session.device_id !== '' || session.props[SESSION_PROPS.isMobile] === 'true';
}

export function isSingleSignOnSession(session: Session): boolean {
  return (
    session.props[SESSION_PROPS.isSaml] === 'true' || session.props[SESSION_PROPS.isOAuthUser] === 'true'
  );
}

/** What someone sees in the list of their sessions: platform, system and browser of a User-Agent header. */
export function deviceProps(userAgent: string): Record<string, string> {
  if (userAgent === '') return {};
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    platform: platform.vendor ?? platform.type ?? 'Unknown',
    os: os.name ?? 'Unknown',
    browser: `${browser.name ?? 'Unknown'}/${browser.version ?? '0.0'}`,
  };
}
