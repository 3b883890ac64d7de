import type { Tokens } from 'marked';
import { Marked } from 'marked';
import { escapeHtml } from './escape-html.ts';
import { channelMention, emoji, emoticon, hashtag, mention } from './extensions.ts';
import { highlightKeys } from './highlight-keys.ts';
import { limitedTokenizer, resetMarkLimit } from './mark-limit.ts';
import { sanitizeHtml } from './sanitize.ts';

/** What a word that notifies is: `name of it`, and whether its case counts. */
export interface MentionKey {
  key: string;
  caseSensitive?: boolean;
}

/** The options of `window.PostUtils.formatText` that have a meaning here (contract: webapp §3); others are left alone. */
export interface FormatTextOptions {
  /** False shows the text as it was typed. */
  markdown?: boolean;
  /** One line without blocks, for headers and titles. */
  singleline?: boolean;
  /** False leaves `:)` and `:smile:` as text. */
  emoticons?: boolean;
  /** False leaves only faces typed as signs as text. */
  renderEmoticonsAsEmoji?: boolean;
  /** False leaves `@name` as text. */
  atMentions?: boolean;
  /** Words that notify the reader; they are marked unless `mentionHighlight` is false. */
  mentionKeys?: readonly MentionKey[];
  /** Words the reader wants to see marked, without a notification. */
  highlightKeys?: readonly MentionKey[];
  mentionHighlight?: boolean;
  /** What was searched for, as it was typed, or as the server found it. */
  searchTerms?: string;
  searchMatches?: readonly string[];
  searchPatterns?: readonly { pattern: RegExp; term?: string }[];
  /** The fewest letters of a hashtag. */
  minimumHashtagLength?: number;
  /** Links and pictures are shown as text: who wrote it is not to be trusted with them. */
  unsafeLinks?: boolean;
  [option: string]: unknown;
}

const DEFAULT_HASHTAG_LENGTH = 3;

/** `marked` is set up once for all; what differs from text to text is here while one is formatted. */
let options: FormatTextOptions = {};

const link = (href: string, title: string | null | undefined, label: string) => {
  const hint = title ? ` title="${escapeHtml(title)}"` : '';
  return `<a class="theme markdown__link" href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer"${hint}>${label}</a>`;
};

const marked = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: limitedTokenizer,
  extensions: [mention, channelMention, hashtag, emoticon, emoji],
  walkTokens: (token) => {
    const { type, value, raw } = token as Tokens.Generic;
    const isText =
      (type === 'emoji' && isPlainEmoji(String(raw))) ||
      (type === 'mention' && options.atMentions === false) ||
      (type === 'hashtag' && String(value).length < (options.minimumHashtagLength ?? DEFAULT_HASHTAG_LENGTH));
    if (isText) {
      Object.assign(token, { type: 'text', text: raw, escaped: false });
    }
  },
  renderer: {
    html: ({ text }) => escapeHtml(text),
    paragraph({ tokens }) {
      const isEmoji = tokens.some(({ type }) => type === 'emoji') && tokens.every(isEmojiOrSpace);
      const content = this.parser.parseInline(tokens);
      return `<p class="markdown__paragraph${isEmoji ? ' all-emoji' : ''}">${content}</p>`;
    },
    heading({ tokens, depth }) {
      return `<h${depth} class="markdown__heading">${this.parser.parseInline(tokens)}</h${depth}>`;
    },
    list({ ordered, start, items }) {
      const tag = ordered ? 'ol' : 'ul';
      const from = ordered && start !== 1 ? ` start="${Number(start)}"` : '';
      return `<${tag} class="markdown__list"${from}>${items.map((item) => this.listitem(item)).join('')}</${tag}>`;
    },
    link({ href, title, tokens }) {
      const label = this.parser.parseInline(tokens);
      return options.unsafeLinks ? `${label} (${escapeHtml(href)})` : link(href, title, label);
    },
    image: ({ href, title, text }) => {
      const hint = title ? ` title="${escapeHtml(title)}"` : '';
      return options.unsafeLinks
        ? escapeHtml(text || href)
        : `<img class="markdown-inline-img" src="${escapeHtml(href)}" alt="${escapeHtml(text)}"${hint}>`;
    },
    table({ header, rows }) {
      const cells = (row: typeof header) => row.map((cell) => this.tablecell(cell)).join('');
      const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
      return `<div class="table-responsive"><table class="markdown__table"><thead><tr>${cells(header)}</tr></thead><tbody>${body}</tbody></table></div>`;
    },
    code: ({ text, lang }) => {
      const language = /^[\w+#.-]+/.exec(lang ?? '')?.[0] ?? '';
      const label = language === '' ? '' : `<span class="post-code__language">${escapeHtml(language)}</span>`;
      return `<div class="post-code" data-codeblock-language="${escapeHtml(language)}">${label}<pre><code>${escapeHtml(text)}</code></pre></div>`;
    },
  },
});

function isEmojiOrSpace({ type, raw }: { type: string; raw: string }): boolean {
  return type === 'emoji' || type === 'br' || (type === 'text' && raw.trim() === '');
}

function isPlainEmoji(raw: string): boolean {
  const isFace = !/^:[a-z0-9_+-]+:$/i.test(raw);
  return options.emoticons === false || (isFace && options.renderEmoticonsAsEmoji === false);
}

/** In characters, as long as a message may be: what is longer is shown as it is, for formatting it could take minutes. */
const MOST_FORMATTED = 16_383;

/** The HTML of a message: what `window.PostUtils.formatText` returns (contract: webapp §3). It is safe to show. */
export function formatText(text: string, wanted: FormatTextOptions = {}): string {
  const source = typeof text === 'string' ? text : '';
  const html =
    wanted.markdown === false || source.length > MOST_FORMATTED ? undefined : parsed(source, wanted);
  const plain = () => escapeHtml(source).replaceAll('\n', wanted.singleline ? ' ' : '<br>');
  return highlightKeys(sanitizeHtml(html ?? plain()), wanted);
}

/** Undefined for a text that is nested deeper than the parser can go: it comes from anybody, and is shown as it is. */
function parsed(source: string, wanted: FormatTextOptions): string | undefined {
  options = wanted;
  resetMarkLimit();
  try {
    return wanted.singleline
      ? (marked.parseInline(source.replaceAll('\n', ' ')) as string)
      : (marked.parse(source) as string);
  } catch {
    return undefined;
  } finally {
    options = {};
  }
}
