import { useCallback, useEffect, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { useSettled } from './use-settled.ts';
import { useTurns } from './use-turns.ts';

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
  const begin = useTurns();
  const settled = useSettled(load, pauses);

  const fetchPage = useCallback(
    async (page: number) => {
      const isLast = begin();
      setState((before) => ({ ...before, error: undefined, isBusy: true }));
      const { data, error } = await dispatch(guarded(() => settled(page)));
      if (!isLast()) {
        return;
      }
      setState((before) => {
        if (data === undefined) {
          return { ...before, error, isBusy: false };
        }
        const items = page === 0 ? data : [...(before.items ?? []), ...data];
        return { items, pages: page + 1, by: settled, hasMore: data.length === perPage, isBusy: false };
      });
    },
    [begin, dispatch, perPage, settled],
  );

  useEffect(() => void fetchPage(0), [fetchPage]);

  const { by, pages, ...shown } = state;
  return {
    ...shown,
    isStale: by !== load,
    more: () => void fetchPage(pages),
    reload: () => void fetchPage(0),
  };
}
