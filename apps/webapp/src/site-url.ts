import { asRead, isOwnPath } from './address-of-site.ts';

/** The path the app is served below, '' at the root of its host. */
export const basename = '';

export function siteUrl(): string {
  return `${window.location.origin}${basename}`;
}

const ownByServer = /^\/(?:api|plugins|static|files)\//;

/** The path of an address of the app itself; `undefined` for other sites, and for what the server answers there. */
export function appPath(given: string): string | undefined {
  const href = asRead(given);
  const site = siteUrl();
  const path = href.startsWith(`${site}/`) ? href.slice(site.length) : href;
  return isOwnPath(path) && !ownByServer.test(path) ? path : undefined;
}
