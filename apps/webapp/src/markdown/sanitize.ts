import DOMPurify from 'dompurify';
import { asRead } from '../address-of-site.ts';

const ALLOWED_TAGS = [
  'a',
  'blockquote',
  'br',
  'code',
  'del',
  'div',
  'em',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'img',
  'input',
  'li',
  'ol',
  'p',
  'pre',
  's',
  'span',
  'strong',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
];
/** Attributes that hold an address, which must be an allowed one. */
const ADDRESSES = ['href', 'src'];
const OTHERS = [
  'align',
  'alt',
  'checked',
  'class',
  'data-channel-mention',
  'data-codeblock-language',
  'data-emoticon',
  'data-hashtag',
  'data-mention',
  'disabled',
  'rel',
  'start',
  'target',
  'title',
  'type',
];
/** Web addresses, mail and phone, and paths of this site; no `javascript:`, no `data:`. */
const ALLOWED_URI_REGEXP = /^(?:(?:https?|mailto|tel|ftp):|\/(?![/\\])|#)/i;

/** Leaves of an HTML text only what a message can hold. The last word on every way from text to the page. */
export function sanitizeHtml(html: string): string {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR: [...ADDRESSES, ...OTHERS],
    ADD_URI_SAFE_ATTR: OTHERS,
    ALLOWED_URI_REGEXP,
    ALLOW_DATA_ATTR: false,
  });
}

/** An address as a link may have it; '' for one that would run something. */
export function safeHref(href: string): string {
  const address = asRead(href);
  return ALLOWED_URI_REGEXP.test(address) ? address : '';
}
