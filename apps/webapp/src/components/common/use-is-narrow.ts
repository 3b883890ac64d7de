import { useSyncExternalStore } from 'react';

/** The same as in the style sheets: below it there is room for one column. */
const NARROW = '(max-width: 768px)';

const query = (): MediaQueryList | undefined => globalThis.matchMedia?.(NARROW);

function subscribe(changed: () => void): () => void {
  const narrow = query();
  narrow?.addEventListener('change', changed);
  return () => narrow?.removeEventListener('change', changed);
}

/** Whether the window has room for one column only. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query()?.matches ?? false);
}
