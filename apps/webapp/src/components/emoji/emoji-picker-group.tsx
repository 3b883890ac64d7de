import { Client4 } from 'mattermost-redux/client';
import { memo } from 'react';
import { Text } from '../../i18n/text.tsx';
import { withTone } from './emoji-text.ts';
import type { PickerSection } from './picker-sections.ts';

interface EmojiPickerGroupProps {
  section: PickerSection;
  idPrefix: string;
  /** The id of the option that the keyboard is at. */
  active: string | undefined;
  tone: string;
  onChoose(name: string): void;
}

interface EmojiPickerGroupRowsProps extends Omit<EmojiPickerGroupProps, 'active'> {
  active?: string;
}

/** Only the section in which the keyboard is, or was, is drawn again. */
export const EmojiPickerGroup = memo(Rows, (before, after) => {
  const prefix = `${after.idPrefix}-${after.section.id}-`;
  const isTouched = [before.active, after.active].some((id) => id?.startsWith(prefix));
  return (
    before.section.choices === after.section.choices &&
    before.tone === after.tone &&
    (before.active === after.active || !isTouched)
  );
});

function Rows({ section: { id, choices }, idPrefix, active, tone, onChoose }: EmojiPickerGroupRowsProps) {
  const headingId = `${idPrefix}-${id}`;
  return (
    <div className="emoji-picker__section" role="group" aria-labelledby={headingId} data-section={id}>
      <div className="emoji-picker__heading" id={headingId}>
        <Text id={`emoji.group.${id}`} />
      </div>
      <div className="emoji-picker__grid" role="presentation">
        {choices.map((choice) => {
          const optionId = `${idPrefix}-${id}-${choice.name}`;
          const isToned = tone !== '' && choice.hasTones === true;
          const name = isToned ? `${choice.name}_${tone}_skin_tone` : choice.name;
          return (
            <div
              key={choice.name}
              id={optionId}
              role="option"
              aria-selected={active === optionId}
              aria-label={name.replaceAll('_', ' ')}
              title={`:${name}:`}
              data-emoji={name}
              className={`emoji-picker__item ${active === optionId ? 'emoji-picker__item--active' : ''}`.trim()}
              onClick={() => onChoose(name)}
            >
              {choice.id === undefined ? (
                isToned ? (
                  withTone(choice.text ?? '', tone)
                ) : (
                  choice.text
                )
              ) : (
                <img src={Client4.getCustomEmojiImageUrl(choice.id)} alt="" loading="lazy" />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
