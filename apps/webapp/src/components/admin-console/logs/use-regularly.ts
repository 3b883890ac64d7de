import { useEffect } from 'react';

/** Does something again and again while the page can be seen. */
export function useRegularly(isOn: boolean, everyMs: number, act: () => void): void {
  useEffect(() => {
    if (!isOn) {
      return undefined;
    }
    const timer = window.setInterval(() => {
      if (document.visibilityState !== 'hidden') {
        act();
      }
    }, everyMs);
    return () => window.clearInterval(timer);
  }, [isOn, everyMs, act]);
}
