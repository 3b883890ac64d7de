import type { PostImage as ImageSize } from '@mattermost/types/posts';
import { createElement } from 'react';
import type { ReactNode } from 'react';
import { PostImage } from '../components/embeds/post-image.tsx';
import { Emoji } from '../components/emoji/emoji.tsx';
import { AtMention } from './at-mention.tsx';
import { ChannelMention } from './channel-mention.tsx';
import type { ChannelNames } from './channel-mention.tsx';
import { CodeBlock } from './code-block.tsx';
import { Hashtag } from './hashtag.tsx';
import { MarkdownLink } from './markdown-link.tsx';
import { sanitizeHtml } from './sanitize.ts';

/** The options of `messageHtmlToComponent` that have a meaning here (contract: webapp §3); others are left alone. */
export interface MessageHtmlOptions {
  /** False leaves mentions as text. */
  mentions?: boolean;
  /** False marks no mention of the reader. */
  mentionHighlight?: boolean;
  /** False leaves emoji as they are in the HTML. */
  emoji?: boolean;
  /** False leaves code as it is in the HTML. */
  markdown?: boolean;
  /** False leaves pictures as they are in the HTML. */
  images?: boolean;
  imagesMetadata?: Readonly<Record<string, ImageSize>>;
  imageProps?: { onImageLoaded?: unknown; hideUtilities?: boolean };
  /** False shows no plugin's tooltip on links. */
  hasPluginTooltips?: boolean;
  /** Channels that are linked though the reader may not be in them, by name. */
  channelNamesMap?: ChannelNames;
  channelId?: string;
  /** Plugins add nothing to code in such a channel, unless they may. */
  channelIsShared?: boolean;
  postId?: string;
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
  return special(node as HTMLElement, key, options) ?? plain(node, key, options);
}

/** What is more than a piece of HTML. */
function special(node: HTMLElement, key: number, options: MessageHtmlOptions): ReactNode {
  const { mention, channelMention, emoticon, hashtag } = node.dataset;
  if (mention !== undefined && options.mentions !== false) {
    return (
      <AtMention
        key={key}
        name={mention}
        channelId={options.channelId}
        isMarked={options.mentionHighlight !== false}
      />
    );
  }
  if (channelMention !== undefined) {
    return <ChannelMention key={key} name={channelMention} names={options.channelNamesMap} />;
  }
  if (emoticon !== undefined && options.emoji !== false) {
    return <Emoji key={key} name={emoticon} />;
  }
  if (hashtag !== undefined) {
    return <Hashtag key={key} hashtag={hashtag} />;
  }
  if (node.matches('.post-code') && options.markdown !== false) {
    return (
      <CodeBlock
        key={key}
        code={node.querySelector('code')?.textContent ?? ''}
        language={node.dataset.codeblockLanguage ?? ''}
        channelId={options.channelId}
        isShared={options.channelIsShared === true}
      />
    );
  }
  if (node.matches('img') && options.images !== false) {
    return picture(node, key, options);
  }
  return undefined;
}

function picture(node: HTMLElement, key: number, { imagesMetadata }: MessageHtmlOptions): ReactNode {
  const url = node.getAttribute('src') ?? '';
  // A picture in a link leads where the link does.
  if (url === '' || node.closest('a') !== null) {
    return undefined;
  }
  return (
    <PostImage
      key={key}
      url={url}
      alt={node.getAttribute('alt') ?? ''}
      title={node.getAttribute('title') ?? undefined}
      size={imagesMetadata?.[url]}
    />
  );
}

function plain(node: Element, key: number, options: MessageHtmlOptions): ReactNode {
  const inside = children(node, options);
  const tag = node.tagName.toLowerCase();
  if (tag === 'a') {
    return (
      <MarkdownLink
        key={key}
        href={node.getAttribute('href') ?? ''}
        title={node.getAttribute('title') ?? undefined}
        hasPluginTooltips={options.hasPluginTooltips}
      >
        {inside}
      </MarkdownLink>
    );
  }
  const more = tag === 'img' ? { loading: 'lazy', referrerPolicy: 'no-referrer' } : {};
  // A box of a list is what its line says.
  const readOnly =
    tag === 'input' ? { readOnly: true, 'aria-label': node.parentElement?.textContent?.trim() } : {};
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
