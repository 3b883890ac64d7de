import { useMemo } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { FloatingList } from '../floating-list/floating-list.tsx';
import type { SuggestionGroup } from './suggestion.ts';
import { SuggestionItem } from './suggestion-item.tsx';

const GAP_PX = 4;
const HIGHEST_PX = 320;

interface SuggestionListProps {
  id: string;
  label: string;
  /** What it is beside. */
  anchor: HTMLElement | null;
  groups: readonly SuggestionGroup[];
  selected: number;
  placement?: 'top' | 'bottom';
  onChoose(index: number): void;
}

/** The list over the page, beside the field whose focus stays where it is. */
export function SuggestionList(props: SuggestionListProps) {
  const { id, label, anchor, groups, selected, placement = 'top', onChoose } = props;
  const text = useText();
  const shown = useMemo(() => ({ selected, groups }), [selected, groups]);
  const firsts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, { suggestions }) => sum + suggestions.length, 0),
  );
  const total = groups.reduce((sum, { suggestions }) => sum + suggestions.length, 0);
  return (
    <>
      <FloatingList
        id={id}
        className="suggestions suggestion-list"
        label={label}
        anchor={anchor}
        placement={placement}
        gap={GAP_PX}
        highest={HIGHEST_PX}
        shown={shown}
        // It scrolls, so keys must reach it; the pointer leaves the focus in the field.
        tabIndex={0}
      >
        {groups.map(({ key, headingId, suggestions }, at) => (
          <div
            key={key}
            role="group"
            aria-label={headingId === undefined ? label : text(headingId)}
            className="suggestions__group"
          >
            {headingId !== undefined && (
              <div className="suggestions__heading" aria-hidden="true">
                <Text id={headingId} />
              </div>
            )}
            {suggestions.map((suggestion, position) => {
              const index = (firsts[at] ?? 0) + position;
              return (
                <SuggestionItem
                  key={suggestion.key}
                  id={`${id}-${index}`}
                  suggestion={suggestion}
                  isSelected={index === selected}
                  onChoose={() => onChoose(index)}
                />
              );
            })}
          </div>
        ))}
      </FloatingList>
      <span className="visually-hidden" role="status">
        <Text id="suggestion.count" values={{ count: total }} />
      </span>
    </>
  );
}
