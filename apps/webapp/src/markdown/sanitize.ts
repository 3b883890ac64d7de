import DOMPurify from 'dompurify';

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
const ALLOWED_ATTR = [
  'align',
  'alt',
  'checked',
  'class',
  'data-channel-mention',
  'data-emoticon',
  'data-hashtag',
  'data-mention',
  'disabled',
  'href',
  'rel',
  'src',
  'start',
  'target',
  'title',
  'type',
];
/** Web addresses, mail and phone, and paths of this site; no `javascript:`, no `data:`. */
const ALLOWED_URI_REGEXP = /^(?:(?:https?|mailto|tel|ftp):|\/(?!\/)|#)/i;

/** Leaves of an HTML text only what a message can hold. The last word on every way from text to the page. */
export function sanitizeHtml(html: string): string {
  return DOMPurify.sanitize(html, { ALLOWED_TAGS, ALLOWED_ATTR, ALLOWED_URI_REGEXP, ALLOW_DATA_ATTR: false });
}
