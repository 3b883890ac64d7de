import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { menuItems, moveInMenu } from './menu-items.ts';
import { useMenuPlace } from './use-menu-place.ts';

const GAP_PX = 4;

interface MenuProps {
  /** The content of the button that opens it. */
  button: ReactNode;
  label: string;
  buttonClassName?: string;
  buttonId?: string;
  align?: 'start' | 'end';
  children: ReactNode;
  onOpenChange?(open: boolean): void;
}

/**
 * A button with a menu: opens by mouse and keyboard, arrows move, Escape and a click elsewhere close. The menu is drawn
 * over the page, so that nothing that scrolls cuts it off.
 */
export function Menu({
  button,
  label,
  buttonClassName,
  buttonId,
  align = 'start',
  children,
  onOpenChange,
}: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement | null>(null);
  const menu = useRef<HTMLDivElement | null>(null);
  const menuId = useId();
  const { refs, floatingStyles } = useMenuPlace(
    open,
    align === 'end' ? 'bottom-end' : 'bottom-start',
    GAP_PX,
  );

  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };

  useEffect(() => {
    if (!open) {
      return undefined;
    }
    (menuItems(menu.current)[0] ?? menu.current)?.focus({ preventScroll: true });
    const closeOutside = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const isInMenu = (target?.closest('.menu__items') ?? null) !== null;
      if (!isInMenu && !root.current?.contains(target)) {
        setOpen(false);
        onOpenChange?.(false);
      }
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open, onOpenChange]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) {
      return;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      change(false);
      opener.current?.focus();
    } else if (event.key === 'Tab') {
      change(false);
      opener.current?.focus();
    } else if (moveInMenu(menu.current, event.key)) {
      event.preventDefault();
    }
  };

  const choose = () => {
    // The focus is where it was, unless what was chosen has put it elsewhere.
    const hadFocus = menu.current?.contains(document.activeElement) ?? false;
    change(false);
    if (hadFocus) {
      opener.current?.focus({ preventScroll: true });
    }
  };

  return (
    <div className="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={(element) => {
          opener.current = element;
          refs.setReference(element);
        }}
        id={buttonId}
        className={buttonClassName}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => change(!open)}
      >
        {button}
      </button>
      {open &&
        createPortal(
          <div
            ref={(element) => {
              menu.current = element;
              refs.setFloating(element);
            }}
            style={floatingStyles}
            className="menu__items"
            role="menu"
            aria-label={label}
            id={menuId}
            tabIndex={-1}
            onClick={choose}
          >
            {children}
          </div>,
          document.body,
        )}
    </div>
  );
}
