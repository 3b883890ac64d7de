import type { CustomEmoji } from '@mattermost/types/emojis';
import { emojiGroups } from './emoji-text.ts';

/** An emoji that may be chosen: one that everybody has (`text`), or a picture of this site (`id`). */
export interface EmojiChoice {
  name: string;
  text?: string;
  id?: string;
  hasTones?: boolean;
}

export const customChoice = ({ id, name }: Pick<CustomEmoji, 'id' | 'name'>): EmojiChoice => ({ id, name });

/**
 * The emoji that have `term` in one of their names: those that begin with it first, the shorter before the longer.
 * A name that fits is the one that is offered: whoever types `thumbs` gets `thumbsup`, not `+1`.
 */
export function searchEmoji(
  term: string,
  custom: Iterable<Pick<CustomEmoji, 'id' | 'name'>>,
  limit = Infinity,
): EmojiChoice[] {
  const wanted = term.toLowerCase();
  const found: EmojiChoice[] = [];
  for (const group of emojiGroups().values()) {
    for (const { names, text, hasTones } of group) {
      const fitting = names.filter((name) => name.includes(wanted));
      const best = fitting.find((name) => name.startsWith(wanted)) ?? fitting[0];
      if (best !== undefined) {
        found.push({ name: best, text, hasTones });
      }
    }
  }
  for (const emoji of custom) {
    if (emoji.name.includes(wanted)) {
      found.push(customChoice(emoji));
    }
  }
  const rank = ({ name }: EmojiChoice) => (name.startsWith(wanted) ? 0 : 1000) + name.length;
  return found.sort((one, other) => rank(one) - rank(other)).slice(0, limit);
}
