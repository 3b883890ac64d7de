import { createElement } from 'react';
import type { ReactNode } from 'react';
import { AtMention } from './at-mention.tsx';
import { ChannelMention } from './channel-mention.tsx';
import { MarkdownLink } from './markdown-link.tsx';
import { sanitizeHtml } from './sanitize.ts';

interface MessageHtmlOptions {
  /** False leaves mentions as text. */
  mentions?: boolean;
  [option: string]: unknown;
}

const attributeNames: Readonly<Record<string, string>> = { class: 'className' };
const booleans = new Set(['checked', 'disabled']);

/**
 * Turns the HTML of a message into React nodes: `window.PostUtils.messageHtmlToComponent`. Takes
 * `(html, options)` or the older `(html, isRHS, options)` (contract: webapp §3).
 */
export function messageHtmlToComponent(
  html: string,
  isRhsOrOptions?: boolean | MessageHtmlOptions,
  olderOptions?: MessageHtmlOptions,
): ReactNode {
  const options = (typeof isRhsOrOptions === 'object' ? isRhsOrOptions : olderOptions) ?? {};
  const body = new DOMParser().parseFromString(sanitizeHtml(html ?? ''), 'text/html').body;
  return <>{children(body, options)}</>;
}

function children(parent: Node, options: MessageHtmlOptions): ReactNode[] {
  return Array.from(parent.childNodes, (node, key) => toReact(node, key, options));
}

function toReact(node: Node, key: number, options: MessageHtmlOptions): ReactNode {
  if (!(node instanceof Element)) {
    return node.textContent;
  }
  const { mention, channelMention } = (node as HTMLElement).dataset;
  if (mention !== undefined && options.mentions !== false) {
    return <AtMention key={key} name={mention} />;
  }
  if (channelMention !== undefined) {
    return <ChannelMention key={key} name={channelMention} />;
  }
  const inside = children(node, options);
  const tag = node.tagName.toLowerCase();
  if (tag === 'a') {
    return (
      <MarkdownLink
        key={key}
        href={node.getAttribute('href') ?? ''}
        title={node.getAttribute('title') ?? undefined}
      >
        {inside}
      </MarkdownLink>
    );
  }
  const more = tag === 'img' ? { loading: 'lazy', referrerPolicy: 'no-referrer' } : {};
  const readOnly = tag === 'input' ? { readOnly: true } : {};
  return createElement(
    tag,
    { key, ...attributes(node), ...more, ...readOnly },
    ...(inside.length > 0 ? inside : []),
  );
}

function attributes(element: Element): Record<string, unknown> {
  return Object.fromEntries(
    Array.from(element.attributes, ({ name, value }) => [
      attributeNames[name] ?? name,
      booleans.has(name) ? true : value,
    ]),
  );
}
