import type { MessageId } from '../../../i18n/catalogue.ts';
import { emojiText } from '../../emoji/emoji-text.ts';

const NAME = /^[a-z0-9+_-]{1,64}$/;

/** What somebody typed as the name of an emoji, without the colons that are written around it. */
export const emojiNameOf = (typed: string): string => typed.trim().replace(/^:|:$/g, '').toLowerCase();

/** Why an emoji cannot be called so, as the server has it; undefined where it can. */
export function emojiNameProblem(name: string): MessageId | undefined {
  if (name === '') {
    return undefined;
  }
  if (!NAME.test(name)) {
    return 'backstage.emoji.badName';
  }
  return emojiText(name) === undefined ? undefined : 'backstage.emoji.takenName';
}
