import { useCallback, useEffect, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { useAppDispatch } from '../../store/hooks.ts';

interface Loaded<Data> {
  /** Undefined until it is there; stays while it is asked for again. */
  data?: Data;
  error?: ActionError;
  reload(): void;
}

/** Asks for something when it is first shown and when `load` changes; what comes after it is off screen is dropped. */
export function useLoaded<Data>(load: (signal: AbortSignal) => Promise<Data>): Loaded<Data> {
  const dispatch = useAppDispatch();
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<{ data?: Data; error?: ActionError }>({});
  useEffect(() => {
    const leaving = new AbortController();
    void dispatch(guarded(() => load(leaving.signal))).then(({ data, error }) => {
      if (!leaving.signal.aborted) {
        setState((before) => (error === undefined ? { data } : { data: before.data, error }));
      }
    });
    return () => leaving.abort();
  }, [dispatch, load, asked]);
  const reload = useCallback(() => {
    setState(({ data }) => ({ data }));
    setAsked((count) => count + 1);
  }, []);
  return { ...state, reload };
}
