import { useEffect, useState } from 'react';

const TICK_MS = 1000;

/** The time in milliseconds since 1970; while `isRunning` it is told anew every second. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) {
      return undefined;
    }
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
    return () => window.clearInterval(timer);
  }, [isRunning]);
  return now;
}
