import { isOwnPath } from '../../address-of-site.ts';

/** The address of a picture that a plugin or a program gave; `undefined` for one that is no web address. */
export function safePicture(url: string): string | undefined {
  const isOther = /^(?:https?:\/\/|data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,])/i.test(url);
  return isOther || isOwnPath(url) ? url : undefined;
}
