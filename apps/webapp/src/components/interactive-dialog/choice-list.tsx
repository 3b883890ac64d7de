import { FloatingPortal, autoUpdate, flip, offset, size, useFloating } from '@floating-ui/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { Text } from '../../i18n/text.tsx';
import type { FieldOption } from './dialog-form.ts';

const GAP_PX = 2;
const EDGE_PX = 8;
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
  const list = useRef<HTMLDivElement | null>(null);
  const { refs, floatingStyles } = useFloating({
    placement: 'bottom-start',
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(GAP_PX),
      flip({ padding: EDGE_PX }),
      size({
        padding: EDGE_PX,
        apply: ({ elements, rects, availableHeight }) => {
          elements.floating.style.width = `${rects.reference.width}px`;
          elements.floating.style.maxHeight = `${Math.min(availableHeight, HIGHEST_PX)}px`;
        },
      }),
    ],
  });
  useLayoutEffect(() => refs.setReference(anchor), [anchor, refs]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  return (
    <FloatingPortal>
      <div
        ref={(element) => {
          refs.setFloating(element);
          list.current = element;
        }}
        className="suggestions"
        style={floatingStyles}
        id={id}
        role="listbox"
        aria-label={label}
        // The focus stays in the field, also when the list is scrolled by its bar.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
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
      </div>
    </FloatingPortal>
  );
}
