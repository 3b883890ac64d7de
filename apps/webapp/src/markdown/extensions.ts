import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { emoticonAt, emoticonStart } from './emoticons.ts';
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

/** A name that nobody knows may be one of this site: whoever draws it finds out. */
export const emoji = inline('emoji', /:[a-z0-9_+-]+:/i, /^:([a-z0-9_+-]+):(?![a-z0-9])/i, (name, raw) => {
  const lowerCase = name.toLowerCase();
  const character = emojiText(lowerCase) ?? escapeHtml(raw);
  return `<span class="emoticon" data-emoticon="${escapeHtml(lowerCase)}" title="${escapeHtml(raw)}">${character}</span>`;
});

export const emoticon: TokenizerAndRendererExtension = {
  name: 'emoji',
  level: 'inline',
  start: (source) => {
    const index = source.search(emoticonStart);
    return index === -1 ? undefined : index;
  },
  tokenizer: (source, before) => {
    const found = /(?:^|\s)$/.test(before.at(-1)?.raw ?? '') ? emoticonAt(source) : undefined;
    return found === undefined ? undefined : { type: 'emoji', raw: found.text, value: found.name };
  },
};

/** `#word`, from a letter on; how short one may be the server says. */
export const hashtag = inline(
  'hashtag',
  /#\p{L}/u,
  /^#(\p{L}[\p{L}\p{N}_.-]*[\p{L}\p{N}]|\p{L})/u,
  (name, raw) =>
    `<a class="mention-link" href="#" data-hashtag="${escapeHtml(raw)}">#${escapeHtml(name)}</a>`,
);
