import { autoUpdate, flip, offset, shift, size, useFloating } from '@floating-ui/react';
import type { Placement, UseFloatingReturn } from '@floating-ui/react';

/** How near a menu may come to the edge of the window. */
const EDGE_PX = 8;

/** Puts a menu beside what opened it, where there is room, and keeps it there while the page scrolls. */
export function useMenuPlace(open: boolean, placement: Placement, gap: number): UseFloatingReturn {
  return useFloating({
    open,
    placement,
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(gap),
      flip({ padding: EDGE_PX }),
      shift({ padding: EDGE_PX }),
      size({
        padding: EDGE_PX,
        apply: ({ availableHeight, elements }) => {
          elements.floating.style.maxHeight = `${Math.max(availableHeight, 0)}px`;
        },
      }),
    ],
  });
}
