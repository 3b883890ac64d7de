import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionResult, ActionError } from '../../actions/result.ts';
import type { AppThunk } from '../../store/store.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';

interface Found {
  isLoading: boolean;
  error?: ActionError;
  hasMore: boolean;
  loadMore(): void;
  retry(): void;
}

type LoadPage = (page: number) => AppThunk<Promise<ActionResult<boolean>>>;

/** Asks page by page for what goes into the store; begins anew when `load` or `asked` changes, and drops late answers. */
export function useFound(load: LoadPage, asked = 0): Found {
  const dispatch = useAppDispatch();
  const [state, setState] = useState<{ isLoading: boolean; error?: ActionError; hasMore: boolean }>({
    isLoading: true,
    hasMore: false,
  });
  const page = useRef(0);
  const begin = useTurns();

  const ask = useCallback(
    async (wanted: number) => {
      const isLast = begin();
      page.current = wanted;
      setState({ isLoading: true, hasMore: false });
      const { data, error } = await dispatch(load(wanted));
      if (isLast()) {
        setState({ isLoading: false, error, hasMore: data === true });
      }
    },
    [begin, dispatch, load],
  );

  useEffect(() => void ask(0), [ask, asked]);

  return {
    ...state,
    loadMore: () => void ask(page.current + 1),
    retry: () => void ask(page.current),
  };
}
