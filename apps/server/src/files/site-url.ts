import type { Core } from '@patchbay/core';
import type { IncomingMessage } from 'node:http';

/** ServiceSettings.SiteURL, or the address that the request came to. Without a slash at the end. */
export function siteUrlOf(config: Core['config'], request: IncomingMessage): string {
  const set = config.get().ServiceSettings.SiteURL ?? '';
  if (set !== '') return set.replace(/\/+$/, '');
  const secure = 'encrypted' in request.socket || request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
}
