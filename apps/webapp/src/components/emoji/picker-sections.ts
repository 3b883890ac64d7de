import type { CustomEmoji } from '@mattermost/types/emojis';
import { emojiGroups, emojiText } from './emoji-text.ts';
import type { EmojiGroup } from './emoji-text.ts';
import { customChoice, searchEmoji } from './search-emoji.ts';
import type { EmojiChoice } from './search-emoji.ts';

export type SectionId = EmojiGroup | 'recent' | 'custom' | 'found';

export interface PickerSection {
  id: SectionId;
  choices: readonly EmojiChoice[];
}

/** Everything in its groups, or, while something is searched, only what fits. Empty sections are left out. */
export function pickerSections(
  term: string,
  recent: readonly string[],
  custom: readonly CustomEmoji[],
): PickerSection[] {
  const wanted = term.trim().replaceAll(':', '');
  if (wanted !== '') {
    return [{ id: 'found' as const, choices: searchEmoji(wanted, custom) }].filter(hasAny);
  }
  const groups = [...emojiGroups()].map(([id, choices]) => ({ id, choices }));
  const sections: PickerSection[] = [
    { id: 'recent', choices: recent.flatMap((name) => recentChoice(name, custom)) },
    ...groups,
    { id: 'custom', choices: custom.map(customChoice) },
  ];
  return sections.filter(hasAny);
}

const hasAny = ({ choices }: PickerSection) => choices.length > 0;

/** One that was used before and is not there any more is left out. */
function recentChoice(name: string, custom: readonly CustomEmoji[]): EmojiChoice[] {
  const text = emojiText(name);
  const picture = custom.find((emoji) => emoji.name === name);
  return text === undefined ? (picture === undefined ? [] : [customChoice(picture)]) : [{ name, text }];
}
