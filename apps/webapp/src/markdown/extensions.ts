import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { emoticonAt } from './emoticons.ts';
import { emojiText } from '../components/emoji/emoji-text.ts';
import { escapeHtml } from './escape-html.ts';
import { nextForm } from './next-form.ts';

/** An inline form, not in the middle of a word or an address. Where one may start is in `next-form.ts`. */
function inline(
  name: string,
  form: RegExp,
  render: (value: string, raw: string) => string,
): TokenizerAndRendererExtension {
  return {
    name,
    level: 'inline',
    start: nextForm,
    tokenizer: (source, before) => {
      const match = /[\w@~/.]/.test(before.at(-1)?.raw.slice(-1) ?? '') ? null : form.exec(source);
      return match === null ? undefined : { type: name, raw: match[0], value: match[1] ?? '' };
    },
    renderer: (token: Tokens.Generic) => render(String(token.value), token.raw),
  };
}

export const mention = inline(
  'mention',
  /^@([a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?)/i,
  (name, raw) => `<span data-mention="${escapeHtml(name)}">${escapeHtml(raw)}</span>`,
);

export const channelMention = inline(
  'channelMention',
  /^~([a-z0-9][a-z0-9_-]*)(?!~)/i,
  (name, raw) => `<span data-channel-mention="${escapeHtml(name)}">${escapeHtml(raw)}</span>`,
);

/** A name that nobody knows may be one of this site: whoever draws it finds out. */
export const emoji = inline('emoji', /^:([a-z0-9_+-]+):(?![a-z0-9])/i, (name, raw) => {
  const lowerCase = name.toLowerCase();
  const character = emojiText(lowerCase) ?? escapeHtml(raw);
  return `<span class="emoticon" data-emoticon="${escapeHtml(lowerCase)}" title="${escapeHtml(raw)}">${character}</span>`;
});

export const emoticon: TokenizerAndRendererExtension = {
  name: 'emoji',
  level: 'inline',
  tokenizer: (source, before) => {
    const found = /^\s?$/.test(before.at(-1)?.raw.slice(-1) ?? '') ? emoticonAt(source) : undefined;
    return found === undefined ? undefined : { type: 'emoji', raw: found.text, value: found.name };
  },
};

/** `#word`, from a letter on; how short one may be the server says. */
export const hashtag = inline(
  'hashtag',
  /^#(\p{L}[\p{L}\p{N}_.-]*[\p{L}\p{N}]|\p{L})/u,
  (name, raw) =>
    `<a class="mention-link" href="#" data-hashtag="${escapeHtml(raw)}">#${escapeHtml(name)}</a>`,
);
