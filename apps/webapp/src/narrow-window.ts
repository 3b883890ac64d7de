import { useSyncExternalStore } from 'react';

/** As wide as a phone; the style sheets have the same number. */
const NARROW = '(max-width: 768px)';

const query = () => (typeof window.matchMedia === 'function' ? window.matchMedia(NARROW) : undefined);

function subscribe(listener: () => void): () => void {
  const found = query();
  found?.addEventListener('change', listener);
  return () => found?.removeEventListener('change', listener);
}

/** Whether the window is now as narrow as a phone. */
export const isNarrow = (): boolean => query()?.matches ?? false;

/** Whether the window is as narrow as a phone, where the sidebar is a drawer and the header has few buttons. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow);
