import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';

/** What is higher than this, in pixels, is cut off until it is wanted whole. */
const FULL_BELOW_PX = 600;

/** Which posts were opened, so that they still are when they come back into the page. */
const opened = new Set<string>();

interface ShowMoreProps {
  /** What is remembered as opened. */
  id: string;
  children: ReactNode;
}

/** Cuts a long message off, with a button that shows all of it. */
export function ShowMore({ id, children }: ShowMoreProps) {
  const content = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(() => opened.has(id));

  useLayoutEffect(() => {
    const element = content.current;
    if (element === null) {
      return undefined;
    }
    const measure = () => setLong(element.scrollHeight > FULL_BELOW_PX);
    measure();
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const toggle = () => {
    if (isOpen) {
      opened.delete(id);
    } else {
      opened.add(id);
    }
    setOpen(!isOpen);
  };

  const isCut = isLong && !isOpen;
  return (
    <div className={`post-message ${isCut ? 'post-message--collapsed' : ''}`.trim()}>
      <div className="post-message__clip" style={isCut ? { maxHeight: FULL_BELOW_PX } : undefined}>
        <div ref={content} className="post-message__content">
          {children}
        </div>
      </div>
      {isLong && (
        <button
          type="button"
          className="post-message__more post-collapse__show-more-button"
          aria-expanded={isOpen}
          onClick={toggle}
        >
          <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} />
          <Text id={isOpen ? 'post.showLess' : 'post.showMore'} />
        </button>
      )}
    </div>
  );
}
