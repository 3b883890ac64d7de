import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

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

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A button with a menu: opens by mouse and keyboard, arrows move, Escape and a click elsewhere close. */
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
  const opener = useRef<HTMLButtonElement>(null);
  const menuId = useId();

  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };

  useEffect(() => {
    if (!open) {
      return undefined;
    }
    items(root.current)[0]?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) {
        setOpen(false);
        onOpenChange?.(false);
      }
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open, onOpenChange]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      change(false);
      opener.current?.focus();
    } else if (open && step !== undefined) {
      event.preventDefault();
      const all = items(root.current);
      const index = all.indexOf(document.activeElement as HTMLElement);
      all.at((index + step) % all.length)?.focus();
    }
  };

  return (
    <div className="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={opener}
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
      {open && (
        <div
          className={`menu__items menu__items--${align}`}
          role="menu"
          id={menuId}
          onClick={() => change(false)}
        >
          {children}
        </div>
      )}
    </div>
  );
}

function items(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}
