import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionResult, ActionError } from '../../actions/result.ts';
import type { AppThunk } from '../../store/store.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';
import { useKept } from '../rhs/panel-memory.ts';

interface Found {
  isLoading: boolean;
  error?: ActionError;
  hasMore: boolean;
  loadMore(): void;
  retry(): void;
}

interface State {
  isLoading: boolean;
  error?: ActionError;
  hasMore: boolean;
}

interface Shown {
  state: State;
  page: number;
}

const nothingYet: State = { isLoading: true, hasMore: false };

type LoadPage = (page: number) => AppThunk<Promise<ActionResult<boolean>>>;

/**
 * Asks page by page for what goes into the store; begins anew when `load` or `asked` changes, and drops late answers.
 * A panel that Back leads to shows what it has shown.
 */
export function useFound(load: LoadPage, asked: number | string = 0): Found {
  const dispatch = useAppDispatch();
  const kept = useKept<Shown>(`found ${asked}`);
  const [before] = useState(kept.read);
  const [state, setState] = useState(before?.state ?? nothingYet);
  const page = useRef(before?.page ?? 0);
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

  const isBack = useRef(before !== undefined);
  useEffect(() => {
    if (!isBack.current) {
      void ask(0);
    }
    isBack.current = false;
  }, [ask, asked]);
  useEffect(() => {
    if (!state.isLoading && state.error === undefined) {
      kept.keep({ state, page: page.current });
    }
  }, [state]);

  return {
    ...state,
    loadMore: () => void ask(page.current + 1),
    retry: () => void ask(page.current),
  };
}
