import { Marked } from 'marked';
import { escapeHtml } from './escape-html.ts';
import { channelMention, emoji, mention } from './extensions.ts';
import { sanitizeHtml } from './sanitize.ts';

export interface FormatTextOptions {
  /** False shows the text as it was typed. */
  markdown?: boolean;
  /** One line without blocks, for headers and titles. */
  singleline?: boolean;
  [option: string]: unknown;
}

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [mention, channelMention, emoji],
  renderer: {
    html: ({ text }) => escapeHtml(text),
    link({ href, title, tokens }) {
      const label = this.parser.parseInline(tokens);
      const hint = title ? ` title="${escapeHtml(title)}"` : '';
      return `<a class="markdown__link" href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer"${hint}>${label}</a>`;
    },
    image: ({ href, title, text }) => {
      const hint = title ? ` title="${escapeHtml(title)}"` : '';
      return `<img class="markdown-inline-img" src="${escapeHtml(href)}" alt="${escapeHtml(text)}"${hint}>`;
    },
    table({ header, rows }) {
      const cells = (row: typeof header) => row.map((cell) => this.tablecell(cell)).join('');
      const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
      return `<div class="table-responsive"><table class="markdown__table"><thead><tr>${cells(header)}</tr></thead><tbody>${body}</tbody></table></div>`;
    },
    code: ({ text, lang }) => {
      const language = /^[\w+#.-]+/.exec(lang ?? '')?.[0] ?? '';
      const label = language === '' ? '' : `<span class="post-code__language">${escapeHtml(language)}</span>`;
      return `<div class="post-code">${label}<pre><code>${escapeHtml(text)}</code></pre></div>`;
    },
  },
});

/** The HTML of a message: what `window.PostUtils.formatText` returns (contract: webapp §3). It is safe to show. */
export function formatText(text: string, options: FormatTextOptions = {}): string {
  if (options.markdown === false) {
    return sanitizeHtml(escapeHtml(text).replaceAll('\n', options.singleline ? ' ' : '<br>'));
  }
  const html = options.singleline
    ? (marked.parseInline(text.replaceAll('\n', ' ')) as string)
    : (marked.parse(text) as string);
  return sanitizeHtml(html);
}
