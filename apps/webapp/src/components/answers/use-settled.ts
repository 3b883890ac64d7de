import { useEffect, useState } from 'react';

/** How long nothing is typed before the server is asked, in milliseconds. */
const TYPING_PAUSE_MS = 150;

/** What was typed, once the typing has paused: the server is not asked for every letter. Without `pauses`, at once. */
export function useSettled<Value>(value: Value, pauses = true): Value {
  const [settled, setSettled] = useState(() => value);
  useEffect(() => {
    if (!pauses) {
      setSettled(() => value);
      return undefined;
    }
    const timer = window.setTimeout(() => setSettled(() => value), TYPING_PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value, pauses]);
  return pauses ? settled : value;
}
