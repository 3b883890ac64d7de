import { Text } from '../../i18n/text.tsx';
import { FloatingList } from '../floating-list/floating-list.tsx';
import type { FieldOption } from './dialog-form.ts';

const GAP_PX = 2;
const HIGHEST_PX = 260;

interface ChoiceListProps {
  id: string;
  label: string;
  anchor: HTMLElement | null;
  options: readonly FieldOption[];
  selected: number;
  onChoose(option: FieldOption): void;
}

/** The entries of a menu, over the dialog; the focus stays in the field. */
export function ChoiceList({ id, label, anchor, options, selected, onChoose }: ChoiceListProps) {
  return (
    <FloatingList
      id={id}
      className="suggestions"
      label={label}
      anchor={anchor}
      placement="bottom"
      gap={GAP_PX}
      highest={HIGHEST_PX}
      shown={selected}
      onPointerDown={(event) => event.preventDefault()}
    >
      {options.map((option, index) => (
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === selected}
          className={`suggestions__item ${index === selected ? 'suggestions__item--selected' : ''}`.trim()}
          onPointerDown={() => onChoose(option)}
        >
          {option.text}
        </div>
      ))}
      {options.length === 0 && (
        <div className="suggestions__none" role="option" aria-selected="false" aria-disabled="true">
          <Text id="interactive.nothing" />
        </div>
      )}
    </FloatingList>
  );
}
