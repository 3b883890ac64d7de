import { useCallback, useEffect, useRef } from 'react';
import { useStore } from 'react-redux';
import type { GlobalState } from '../../store/global-state.ts';

/**
 * Whether the right-hand side closed since the button was pressed: a click whose press closed it must not open it
 * again, so that the button works both ways (contract: webapp §7).
 */
export function usePressThatClosed(): (click: Pick<MouseEvent, 'detail'>) => boolean {
  const store = useStore<GlobalState>();
  const hasClosed = useRef(false);
  useEffect(() => {
    let before = store.getState().views.rhs.isSidebarOpen;
    const unsubscribe = store.subscribe(() => {
      const now = store.getState().views.rhs.isSidebarOpen;
      hasClosed.current ||= before && !now;
      before = now;
    });
    const pressed = () => {
      hasClosed.current = false;
    };
    // On the window, so that it comes before whatever closes the panel.
    window.addEventListener('pointerdown', pressed, true);
    return () => {
      unsubscribe();
      window.removeEventListener('pointerdown', pressed, true);
    };
  }, [store]);
  // A click by key has no press, and counts none.
  return useCallback(({ detail }) => detail > 0 && hasClosed.current, []);
}
