import { useCallback, useEffect, useRef, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { useAppDispatch } from '../../store/hooks.ts';

interface Pages<Item> {
  /** Undefined until the first page is there. */
  items?: readonly Item[];
  error?: ActionError;
  /** The items are those of an earlier question, until the new ones come. */
  isStale: boolean;
  hasMore: boolean;
  isBusy: boolean;
  more(): void;
  reload(): void;
}

interface State<Item> {
  items?: readonly Item[];
  /** What answered the items. */
  by?: unknown;
  error?: ActionError;
  hasMore: boolean;
  isBusy: boolean;
}

const TYPING_PAUSE_MS = 150;

/**
 * A list that comes page by page. `load` answers page number `page` (from 0), of up to `perPage`; when it changes the
 * list begins anew, a moment later, as the person may still be typing. What comes for an old `load` is dropped.
 */
export function usePages<Item>(
  load: (page: number) => Promise<readonly Item[]>,
  perPage: number,
  pauses = false,
): Pages<Item> {
  const dispatch = useAppDispatch();
  const [state, setState] = useState<State<Item>>({
    hasMore: false,
    isBusy: true,
  });
  const [asked, setAsked] = useState(0);
  const next = useRef(0);
  const current = useRef(load);

  const fetchPage = useCallback(async () => {
    const page = next.current;
    setState((before) => ({ ...before, error: undefined, isBusy: true }));
    const { data, error } = await dispatch(guarded(() => load(page)));
    if (current.current !== load) {
      return;
    }
    setState((before) => {
      if (data === undefined) {
        return { ...before, error, isBusy: false };
      }
      next.current = page + 1;
      const items = page === 0 ? data : [...(before.items ?? []), ...data];
      return { items, by: load, hasMore: data.length === perPage, isBusy: false };
    });
  }, [dispatch, load, perPage]);

  useEffect(() => {
    current.current = load;
    next.current = 0;
    const timer = window.setTimeout(() => void fetchPage(), pauses ? TYPING_PAUSE_MS : 0);
    return () => window.clearTimeout(timer);
  }, [asked, fetchPage, load, pauses]);

  const { by, ...shown } = state;
  return {
    ...shown,
    isStale: by !== load,
    more: () => void fetchPage(),
    reload: () => setAsked((count) => count + 1),
  };
}
