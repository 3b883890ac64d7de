import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { emojiText } from '../components/emoji/emoji-text.ts';
import { escapeHtml } from './escape-html.ts';

/** An inline form that starts at `first` and not in the middle of a word or an address. */
function inline(
  name: string,
  first: RegExp,
  form: RegExp,
  render: (value: string, raw: string) => string,
): TokenizerAndRendererExtension {
  return {
    name,
    level: 'inline',
    start: (source) => {
      const index = source.search(first);
      return index === -1 ? undefined : index;
    },
    tokenizer: (source, before) => {
      const match = /[\w@~/.]$/.test(before.at(-1)?.raw ?? '') ? null : form.exec(source);
      return match === null ? undefined : { type: name, raw: match[0], value: match[1] ?? '' };
    },
    renderer: (token: Tokens.Generic) => render(String(token.value), token.raw),
  };
}

export const mention = inline(
  'mention',
  /@[a-z0-9]/i,
  /^@([a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?)/i,
  (name, raw) => `<span data-mention="${escapeHtml(name)}">${escapeHtml(raw)}</span>`,
);

export const channelMention = inline(
  'channelMention',
  /~[a-z0-9]/i,
  /^~([a-z0-9][a-z0-9_-]*)(?!~)/i,
  (name, raw) => `<span data-channel-mention="${escapeHtml(name)}">${escapeHtml(raw)}</span>`,
);

export const emoji = inline('emoji', /:[a-z0-9_+-]+:/i, /^:([a-z0-9_+-]+):/i, (name, raw) => {
  const character = emojiText(name.toLowerCase());
  return character === undefined
    ? escapeHtml(raw)
    : `<span class="emoticon" data-emoticon="${escapeHtml(name)}" title="${escapeHtml(raw)}">${character}</span>`;
});
