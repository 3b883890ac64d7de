/**
 * Whether a path that is none of the API's belongs to webhooks, or to OAuth 2.0, which Mattermost has at the root
 * (contract: rest.json).
 */
export function isForPrograms(url: string): boolean {
  return /^\/(?:hooks\/|oauth\/(?:authorize|deauthorize|access_token)(?:[/?]|$))/.test(url);
}
