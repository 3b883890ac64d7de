import type { MouseEvent, ReactNode } from 'react';
import { Icon } from '../elements/icon.tsx';

interface MenuItemProps {
  id?: string;
  icon?: string;
  /** Stands before the words in place of an icon; what a plugin gives is in a boundary. */
  leading?: ReactNode;
  /** The choice of several that holds. */
  checked?: boolean;
  danger?: boolean;
  testId?: string;
  /** Gets the click, as some plugins are told (contract: registry registerUserGuideDropdownMenuAction). */
  onSelect(event: MouseEvent<HTMLButtonElement>): void;
  children: ReactNode;
}

export function MenuItem(props: MenuItemProps) {
  const { id, icon, leading, checked, danger = false, testId, onSelect, children } = props;
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      id={id}
      data-testid={testId}
      className={`menu__item ${danger ? 'menu__item--danger' : ''}`.trim()}
      onClick={onSelect}
    >
      {icon !== undefined && <Icon name={icon} />}
      {leading !== undefined && <span className="menu__leading">{leading}</span>}
      <span>{children}</span>
      {checked === true && <Icon name="check" className="menu__more" />}
    </button>
  );
}
