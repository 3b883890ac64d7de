import { FloatingPortal, autoUpdate, flip, offset, size, useFloating } from '@floating-ui/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { HTMLAttributes } from 'react';

const EDGE_PX = 8;

interface FloatingListProps extends HTMLAttributes<HTMLDivElement> {
  id: string;
  /** What the list is called. */
  label: string;
  /** What it is beside, and as wide as. */
  anchor: HTMLElement | null;
  placement: 'top' | 'bottom';
  /** Between it and what it is beside, in pixels. */
  gap: number;
  /** In pixels; lower where there is less room. */
  highest: number;
  /** The option that is pointed at is kept in sight when this changes. */
  shown: unknown;
}

/** A list of options over the page, beside a field whose focus stays where it is. */
export function FloatingList(props: FloatingListProps) {
  const { label, anchor, placement, gap, highest, shown, ...rest } = props;
  const list = useRef<HTMLDivElement | null>(null);
  const { refs, floatingStyles } = useFloating({
    placement: `${placement}-start`,
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(gap),
      flip({ padding: EDGE_PX }),
      size({
        padding: EDGE_PX,
        apply: ({ elements, rects, availableHeight }) => {
          elements.floating.style.width = `${rects.reference.width}px`;
          elements.floating.style.maxHeight = `${Math.min(availableHeight, highest)}px`;
        },
      }),
    ],
  });
  useLayoutEffect(() => refs.setReference(anchor), [anchor, refs]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [shown]);
  return (
    <FloatingPortal>
      <div
        {...rest}
        ref={(element) => {
          refs.setFloating(element);
          list.current = element;
        }}
        style={floatingStyles}
        role="listbox"
        aria-label={label}
        // The focus stays in the field, also when the list is scrolled by its bar.
        onMouseDown={(event) => event.preventDefault()}
      />
    </FloatingPortal>
  );
}
