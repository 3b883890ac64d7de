import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../elements/icon.tsx';
import { menuItems, moveInMenu } from './menu-items.ts';
import { useMenuPlace } from './use-menu-place.ts';

interface SubmenuProps {
  id?: string;
  icon?: string;
  label: ReactNode;
  children: ReactNode;
}

/** An item that opens a menu beside it: by hover, by a click, by Enter or the arrow to the right. */
export function Submenu({ id, icon, label, children }: SubmenuProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement | null>(null);
  const menu = useRef<HTMLDivElement | null>(null);
  const byKey = useRef(false);
  const menuId = useId();
  const { refs, floatingStyles } = useMenuPlace(open, 'right-start', 0);

  useEffect(() => {
    if (open && byKey.current) {
      menuItems(menu.current)[0]?.focus({ preventScroll: true });
    }
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    const isInside = menu.current?.contains(event.target as Node) ?? false;
    if (isInside && (event.key === 'ArrowLeft' || event.key === 'Escape')) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      opener.current?.focus();
    } else if (isInside && moveInMenu(menu.current, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (!isInside && ['ArrowRight', 'Enter', ' '].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      byKey.current = true;
      setOpen(true);
    }
  };

  return (
    <div
      className="menu__submenu"
      role="presentation"
      onKeyDown={onKeyDown}
      onPointerEnter={() => {
        byKey.current = false;
        setOpen(true);
      }}
      onPointerLeave={() => setOpen(false)}
    >
      <button
        type="button"
        role="menuitem"
        id={id}
        ref={(element) => {
          opener.current = element;
          refs.setReference(element);
        }}
        className="menu__item"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {icon !== undefined && <Icon name={icon} />}
        <span>{label}</span>
        <Icon name="chevron-right" className="menu__more" />
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
            id={menuId}
            aria-label={opener.current?.textContent ?? undefined}
          >
            {children}
          </div>,
          document.body,
        )}
    </div>
  );
}
