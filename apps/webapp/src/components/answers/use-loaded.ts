import { useCallback, useEffect, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { useAppDispatch } from '../../store/hooks.ts';

export interface Loaded<Data> {
  /** Undefined until it is there; stays while something is asked for again. */
  data?: Data;
  error?: ActionError;
  /** The data, if any, is what an earlier `load` answered. */
  isStale: boolean;
  reload(): void;
}

interface State<Data> {
  data?: Data;
  error?: ActionError;
  /** What answered the data. */
  by?: unknown;
}

/**
 * Asks for something when it is first shown and when `load` changes; what comes after it is off screen, or after
 * something else was asked for, is dropped. Undefined asks for nothing, and forgets what was there.
 */
export function useLoaded<Data>(load: ((signal: AbortSignal) => Promise<Data>) | undefined): Loaded<Data> {
  const dispatch = useAppDispatch();
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<State<Data>>({});
  useEffect(() => {
    if (load === undefined) {
      setState({});
      return undefined;
    }
    const leaving = new AbortController();
    void dispatch(guarded(() => load(leaving.signal))).then(({ data, error }) => {
      if (!leaving.signal.aborted) {
        setState((before) => (error === undefined ? { data, by: load } : { ...before, error }));
      }
    });
    return () => leaving.abort();
  }, [dispatch, load, asked]);
  const reload = useCallback(() => {
    setState(({ data, by }) => ({ data, by }));
    setAsked((count) => count + 1);
  }, []);
  const { by, ...shown } = load === undefined ? {} : state;
  return { ...shown, isStale: by !== load, reload };
}
