import type { MouseEvent, ReactNode } from 'react';
import { Icon } from '../common/icon.tsx';

interface MenuItemProps {
  id?: string;
  icon?: string;
  danger?: boolean;
  testId?: string;
  /** Gets the click, as some plugins are told (contract: registry registerUserGuideDropdownMenuAction). */
  onSelect(event: MouseEvent<HTMLButtonElement>): void;
  children: ReactNode;
}

export function MenuItem({ id, icon, danger = false, testId, onSelect, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      id={id}
      data-testid={testId}
      className={`menu__item ${danger ? 'menu__item--danger' : ''}`.trim()}
      onClick={onSelect}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
