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
  /** How many pages they are. */
  pages: number;
  /** What answered the items. */
  by?: unknown;
  error?: ActionError;
  hasMore: boolean;
  isBusy: boolean;
}

const TYPING_PAUSE_MS = 150;

/**
 * A list that comes page by page. `load` answers page number `page` (from 0), of up to `perPage`; when it changes the
 * list begins anew, a moment later where the person may still be typing. Only the answer to the last question counts.
 */
export function usePages<Item>(
  load: (page: number) => Promise<readonly Item[]>,
  perPage: number,
  pauses = false,
): Pages<Item> {
  const dispatch = useAppDispatch();
  const [state, setState] = useState<State<Item>>({ pages: 0, hasMore: false, isBusy: true });
  const question = useRef(0);

  const fetchPage = useCallback(
    async (page: number) => {
      question.current += 1;
      const mine = question.current;
      setState((before) => ({ ...before, error: undefined, isBusy: true }));
      const { data, error } = await dispatch(guarded(() => load(page)));
      if (mine !== question.current) {
        return;
      }
      setState((before) => {
        if (data === undefined) {
          return { ...before, error, isBusy: false };
        }
        const items = page === 0 ? data : [...(before.items ?? []), ...data];
        return { items, pages: page + 1, by: load, hasMore: data.length === perPage, isBusy: false };
      });
    },
    [dispatch, load, perPage],
  );

  useEffect(() => {
    const timer = window.setTimeout(() => void fetchPage(0), pauses ? TYPING_PAUSE_MS : 0);
    return () => {
      window.clearTimeout(timer);
      question.current += 1;
    };
  }, [fetchPage, pauses]);

  const { by, pages, ...shown } = state;
  return {
    ...shown,
    isStale: by !== load,
    more: () => void fetchPage(pages),
    reload: () => void fetchPage(0),
  };
}
