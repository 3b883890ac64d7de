import type { ReactNode } from 'react';
import { Icon } from '../common/icon.tsx';

interface MenuItemProps {
  id?: string;
  icon?: string;
  danger?: boolean;
  testId?: string;
  onSelect(): void;
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
