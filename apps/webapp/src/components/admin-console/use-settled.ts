import { useEffect, useState } from 'react';

const SETTLES_MS = 250;

/** What was typed, once the typing has paused: the server is not asked for every letter. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), SETTLES_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
