import { useCallback, useEffect, useRef, useState } from 'react';

/** So long after somebody scrolled by hand the list still moves because of that. */
const BY_HAND_MS = 500;
const byHand = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Keeps a list at its end when its room changes or what it shows grows late, as when a panel opens beside it, the composer
 * becomes higher, or a picture has come; only while the reader is there.
 *
 * @param startsAtEnd where the list begins
 * @param stays whether its end is one to stay at, and not only that of what was loaded
 * @param within so near to the end, in pixels, is at the end
 */
export function useStayAtEnd(startsAtEnd: boolean, stays: boolean, within: number) {
  const [scroller, setScroller] = useState<HTMLElement>();
  const isThere = useRef(startsAtEnd);
  const touched = useRef(-Infinity);
  const before = useRef({ top: 0, room: '' });

  const stay = useCallback(() => {
    const isByHand = performance.now() - touched.current < BY_HAND_MS;
    if (scroller !== undefined && isThere.current && stays && !isByHand) {
      scroller.scrollTop = scroller.scrollHeight;
    }
  }, [scroller, stays]);

  useEffect(() => {
    if (scroller === undefined) {
      return undefined;
    }
    const look = () => {
      const { scrollTop, scrollHeight, clientHeight, clientWidth } = scroller;
      const isAtEnd = scrollHeight - scrollTop - clientHeight < within;
      const now = { top: scrollTop, room: `${clientWidth} ${clientHeight}` };
      const isUp = scrollTop < before.current.top && now.room === before.current.room;
      before.current = now;
      const isByHand = performance.now() - touched.current < BY_HAND_MS;
      // The browser and the list move it too, when the room changes and rows are measured anew: that is nobody leaving.
      if (isAtEnd || isByHand || isUp) {
        isThere.current = isAtEnd;
      }
    };
    const touch = () => {
      touched.current = performance.now();
    };
    scroller.addEventListener('scroll', look, { passive: true });
    for (const event of byHand) {
      scroller.addEventListener(event, touch, { passive: true });
    }
    return () => {
      scroller.removeEventListener('scroll', look);
      for (const event of byHand) {
        scroller.removeEventListener(event, touch);
      }
    };
  }, [scroller, within]);

  useEffect(() => {
    if (scroller === undefined || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(stay);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller, stay]);

  const scrollerRef = useCallback((element: HTMLElement | Window | null) => {
    setScroller(element instanceof HTMLElement ? element : undefined);
  }, []);
  /** The list is moved for another reason: that counts as the reader's own doing. */
  const leave = useCallback(() => {
    isThere.current = false;
  }, []);
  /** The list came to its end by itself, before it was looked at. */
  const arrive = useCallback(() => {
    isThere.current = true;
  }, []);
  return { scrollerRef, stay, leave, arrive };
}
