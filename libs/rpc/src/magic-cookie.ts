/** What makes a process a Mattermost plugin (contract: server-plugins §4). */
export const MATTERMOST_HANDSHAKE = {
  magicCookieKey: 'MATTERMOST_PLUGIN',
  magicCookieValue: 'Securely message teams, anywhere.',
  protocolVersion: 1,
} as const;
