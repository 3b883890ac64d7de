import hljs from 'highlight.js/lib/common';
import { createElement } from 'react';
import type { ReactNode } from 'react';
import { sanitizeHtml } from './sanitize.ts';

/** Code as spans with the classes of highlight.js; `undefined` for a language that it does not know. */
export function colourCode(code: string, language: string): ReactNode {
  if (hljs.getLanguage(language) === undefined) {
    return undefined;
  }
  const html = hljs.highlight(code, { language, ignoreIllegals: true }).value;
  const body = new DOMParser().parseFromString(sanitizeHtml(html), 'text/html').body;
  return createElement('span', null, ...spans(body));
}

function spans(parent: Node): ReactNode[] {
  return Array.from(parent.childNodes, (node, key) =>
    node instanceof Element
      ? createElement('span', { key, className: node.className }, ...spans(node))
      : node.textContent,
  );
}
