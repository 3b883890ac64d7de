import { Text } from '../../i18n/text.tsx';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import { Emoji } from '../emoji/emoji.tsx';
import type { Suggestion, SuggestionIcon } from './suggestion.ts';

interface SuggestionItemProps {
  id: string;
  suggestion: Suggestion;
  isSelected: boolean;
  onChoose(): void;
}

const EMOJI_PX = 20;

export function SuggestionItem({ id, suggestion, isSelected, onChoose }: SuggestionItemProps) {
  const { icon, title, hint, description, descriptionId } = suggestion;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      className={`suggestions__item ${isSelected ? 'suggestions__item--selected' : ''}`.trim()}
      onPointerDown={(event) => {
        // The focus stays in the field.
        event.preventDefault();
        onChoose();
      }}
    >
      <ItemIcon icon={icon} />
      <span className="suggestions__words">
        <strong>{title}</strong> {hint !== undefined && hint !== '' && <small>{hint}</small>}
        {descriptionId !== undefined && (
          <span className="suggestions__description">
            <Text id={descriptionId} />
          </span>
        )}
        {description !== undefined && description !== '' && (
          <span className="suggestions__description">{description}</span>
        )}
      </span>
    </div>
  );
}

function ItemIcon({ icon }: { icon: SuggestionIcon }) {
  switch (icon.kind) {
    case 'person':
      return <Avatar user={icon.user} size="small" status />;
    case 'emoji':
      return (
        <span className="suggestions__emoji" aria-hidden="true">
          <Emoji name={icon.name} size={EMOJI_PX} />
        </span>
      );
    case 'picture':
      return (
        <span className="suggestions__icon" aria-hidden="true">
          <img src={icon.url} alt="" width={EMOJI_PX} height={EMOJI_PX} referrerPolicy="no-referrer" />
        </span>
      );
    default:
      return (
        <span className="suggestions__icon" aria-hidden="true">
          <Icon name={icon.name} />
        </span>
      );
  }
}
