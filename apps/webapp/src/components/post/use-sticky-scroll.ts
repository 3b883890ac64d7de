import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

const AT_END_WITHIN_PX = 80;

interface StickyScroll {
  scroller: RefObject<HTMLDivElement>;
  onScroll(): void;
  isAtEnd: boolean;
  scrollToEnd(): void;
}

/**
 * Keeps a list at its end while the reader is there, also when something in it grows late; when older things are put
 * in above, what is being read stays in place.
 */
export function useStickyScroll(content: readonly { key: string }[]): StickyScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const sticky = useRef(true);
  const before = useRef({ height: 0, first: '' });
  const [isAtEnd, setAtEnd] = useState(true);

  const scrollToEnd = () => {
    const element = scroller.current;
    if (element !== null) {
      element.scrollTop = element.scrollHeight;
    }
  };

  const onScroll = () => {
    const element = scroller.current;
    if (element !== null) {
      sticky.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_WITHIN_PX;
      setAtEnd(sticky.current);
    }
  };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return;
    }
    const first = content.find(({ key }) => !key.startsWith('date-'))?.key ?? '';
    if (sticky.current) {
      element.scrollTop = element.scrollHeight;
    } else if (first !== before.current.first) {
      element.scrollTop += element.scrollHeight - before.current.height;
    }
    before.current = { height: element.scrollHeight, first };
  }, [content]);

  useLayoutEffect(() => {
    const inner = scroller.current?.firstElementChild;
    if (!inner || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      if (sticky.current) {
        scrollToEnd();
      }
    });
    observer.observe(inner);
    if (scroller.current) {
      observer.observe(scroller.current);
    }
    return () => observer.disconnect();
  }, []);

  return { scroller, onScroll, isAtEnd, scrollToEnd };
}
