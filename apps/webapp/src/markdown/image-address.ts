import { isOwnPath } from '../address-of-site.ts';
import { siteUrl } from '../site-url.ts';

/** An address that a picture may be shown from; `undefined` for one that is none. Through the image proxy where there is one. */
export function imageAddress(url: string, hasImageProxy: boolean): string | undefined {
  if (isOwnPath(url)) {
    return url;
  }
  if (!/^https?:\/\//i.test(url)) {
    return undefined;
  }
  const isOwn = url.startsWith(`${siteUrl()}/`);
  return hasImageProxy && !isOwn ? `${siteUrl()}/api/v4/image?url=${encodeURIComponent(url)}` : url;
}
