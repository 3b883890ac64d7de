import type { Location } from 'history';
import { useEffect, useRef, useState } from 'react';
import { useHistory } from 'react-router-dom';

interface LeaveGuard {
  /** Somebody wants to leave; it is asked whether they really do. */
  isAsking: boolean;
  stay(): void;
  leave(): void;
}

/** Asks before the page is left while something on it is not saved; the browser asks itself where the tab is closed. */
export function useLeaveGuard(isDirty: boolean): LeaveGuard {
  const history = useHistory();
  const [wanted, setWanted] = useState<Location>();
  const isLeaving = useRef(false);

  useEffect(() => {
    if (!isDirty) {
      return undefined;
    }
    const unblock = history.block((location) => {
      if (isLeaving.current || location.pathname === history.location.pathname) {
        return undefined;
      }
      setWanted(location as Location);
      return false;
    });
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => {
      unblock();
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [history, isDirty]);

  return {
    isAsking: wanted !== undefined,
    stay: () => setWanted(undefined),
    leave: () => {
      isLeaving.current = true;
      if (wanted !== undefined) {
        history.push(wanted);
      }
      isLeaving.current = false;
      setWanted(undefined);
    },
  };
}
