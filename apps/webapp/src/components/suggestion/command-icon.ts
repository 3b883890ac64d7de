import { isOwnPath } from '../../address-of-site.ts';
import { basename } from '../../site-url.ts';
import type { SuggestionIcon } from './suggestion.ts';

const slash: SuggestionIcon = { kind: 'glyph', name: 'slash-forward' };

/** A plugin may give a command a picture: SVG as data, or an address. Any other is a slash. */
export function commandIcon(data: string | undefined): SuggestionIcon {
  if (data !== undefined && /^data:image\/(?:svg\+xml|png|jpeg|gif|webp)[;,]/i.test(data)) {
    return { kind: 'picture', url: data };
  }
  if (data !== undefined && /^https?:\/\//i.test(data)) {
    return { kind: 'picture', url: data };
  }
  return data !== undefined && isOwnPath(data) ? { kind: 'picture', url: `${basename}${data}` } : slash;
}
