import type { Letter } from './letter.ts';

/** What a letter says, in plain text; markup is made of it, so that nothing in it can be markup. */
export interface LetterWords {
  readonly subject: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly button?: { readonly text: string; readonly url: string };
  readonly footer?: string;
}

/** The letter with these words: plain text, and a page without pictures, scripts or addresses of others. */
export function letterOf(to: string, words: LetterWords): Letter {
  return { to, subject: words.subject, html: page(words), text: plain(words) };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function plain({ title, lines, button, footer }: LetterWords): string {
  const parts = [title, ...lines];
  if (button) parts.push(`${button.text}: ${button.url}`);
  if (footer) parts.push(footer);
  return parts.join('\n\n');
}

function page(words: LetterWords): string {
  const paragraphs = words.lines.map((line) => `<p>${escapeHtml(line).replaceAll('\n', '<br>')}</p>`);
  return htmlPage({ ...words, body: paragraphs.join('\n') });
}

/** The frame of every letter. `body` is markup already; everything else is text. */
export function htmlPage(parts: Omit<LetterWords, 'lines'> & { readonly body: string }): string {
  const { title, body, button, footer } = parts;
  return [
    '<!DOCTYPE html>',
    '<html><body style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#222">',
    '<div style="max-width:600px;margin:0 auto;padding:24px">',
    `<h1 style="font-size:20px">${escapeHtml(title)}</h1>`,
    body,
    ...(button
      ? [
          `<p><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:10px 16px;border-radius:4px;background:#1c58d9;color:#fff;text-decoration:none">${escapeHtml(button.text)}</a></p>`,
        ]
      : []),
    ...(footer ? [`<p style="color:#666;font-size:13px">${escapeHtml(footer)}</p>`] : []),
    '</div></body></html>',
  ].join('\n');
}
