import type { RefObject } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../elements/icon.tsx';
import type { PickerSection, SectionId } from './picker-sections.ts';

const icons: Readonly<Record<SectionId, string>> = {
  recent: 'clock-outline',
  smileys: 'emoticon-happy-outline',
  people: 'account-outline',
  nature: 'leaf-outline',
  food: 'food-apple',
  travel: 'airplane-variant',
  activities: 'basketball',
  objects: 'lightbulb-outline',
  symbols: 'heart-outline',
  flags: 'flag-outline',
  custom: 'emoticon-custom-outline',
  found: 'magnify',
};

interface EmojiPickerTabsProps {
  sections: readonly PickerSection[];
  list: RefObject<HTMLDivElement>;
}

/** Takes the list to a group. */
export function EmojiPickerTabs({ sections, list }: EmojiPickerTabsProps) {
  const text = useText();
  const show = (id: SectionId) =>
    list.current?.querySelector(`[data-section="${id}"]`)?.scrollIntoView({ block: 'start' });
  return (
    <div className="emoji-picker__tabs">
      {sections.map(({ id }) => (
        <button
          key={id}
          type="button"
          className="icon-button"
          aria-label={text(`emoji.group.${id}`)}
          title={text(`emoji.group.${id}`)}
          onClick={() => show(id)}
        >
          <Icon name={icons[id]} />
        </button>
      ))}
    </div>
  );
}
