import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** What a key press of React's and one of the page have in common. */
type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault' | 'stopPropagation'>;

interface DialogProps {
  title: ReactNode;
  onClose(): void;
  children: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
  /** As `dialog--wide`. */
  className?: string;
  /** A press beside it does not close it: something may be typed in it. */
  isKept?: boolean;
}

const focusable = 'button:enabled, [href], input:enabled, textarea:enabled, select:enabled, [tabindex="0"]';

/** A dialog over the page. The focus stays in it, Escape closes it, and then the focus is where it was. */
export function Dialog({ title, onClose, children, actions, className = '', isKept = false }: DialogProps) {
  const text = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    const wanted = dialog.current?.querySelector<HTMLElement>('[data-autofocus]');
    (wanted ?? dialog.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);

  const onKeyDown = (event: Key) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') {
      keepInside(event, dialog.current);
    }
  };

  // A button that is switched off while it has the focus leaves it to the page, and with it the keys.
  const onPageKeyDown = useRef(onKeyDown);
  useEffect(() => {
    onPageKeyDown.current = onKeyDown;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target === document.body) {
        onPageKeyDown.current(event);
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return createPortal(
    <div
      className="dialog-backdrop"
      onPointerDown={(event) => event.target === event.currentTarget && !isKept && onClose()}
    >
      <div
        className={`dialog ${className}`.trim()}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        ref={dialog}
        onKeyDown={onKeyDown}
      >
        <header className="dialog__header">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="close" label={text('close')} onClick={onClose} />
        </header>
        <div className="dialog__body">
          <FaultBoundary place="dialog" says="fault.dialog">
            {children}
          </FaultBoundary>
        </div>
        {actions !== undefined && <footer className="dialog__actions">{actions}</footer>}
      </div>
    </div>,
    document.body,
  );
}

/** Of what could have the focus: not what only arrows reach, such as the other tabs of a list, nor what is not drawn. */
const isReachedByTab = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && (element.checkVisibility?.() ?? true);

function keepInside(event: Key, dialog: HTMLElement | null): void {
  const all = [...(dialog?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter(isReachedByTab);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  const other = event.shiftKey ? all.at(-1) : all[0];
  const isOutside = !(dialog?.contains(document.activeElement) ?? false);
  if (isOutside || document.activeElement === edge || document.activeElement === dialog) {
    event.preventDefault();
    other?.focus();
  }
}
