import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface MenuItemProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  leadingElement?: ReactNode;
  labels?: ReactNode;
  trailingElements?: ReactNode;
  isDestructive?: boolean;
}

/** An item for a menu that a plugin draws: `window.Components.MenuItem` (contract: webapp §3). */
export function MenuItem(props: MenuItemProps) {
  const { leadingElement, labels, trailingElements, isDestructive = false, className = '', ...rest } = props;
  return (
    <button
      type="button"
      role="menuitem"
      {...rest}
      className={`menu__item ${isDestructive ? 'menu__item--danger' : ''} ${className}`.trim()}
    >
      {leadingElement}
      <span>{labels ?? rest.children}</span>
      {trailingElements}
    </button>
  );
}

export function MenuSeparator() {
  return <hr className="menu__divider" />;
}
