import type { SidebarCategoryRow } from './sidebar-category.entity.ts';
import { SORT_DISTANCE } from './sidebar-category.repository.ts';

const KINDS = [
  { type: 'favorites', display_name: 'Favorites', sorting: '' },
  { type: 'channels', display_name: 'Channels', sorting: '' },
  { type: 'direct_messages', display_name: 'Direct Messages', sorting: 'recent' },
] as const;

/** The three categories everyone starts with; clients translate their names. */
export function defaultCategories(userId: string, teamId: string): SidebarCategoryRow[] {
  return KINDS.map(({ type, display_name, sorting }, index) => ({
    id: `${type}_${userId}_${teamId}`,
    user_id: userId,
    team_id: teamId,
    type,
    display_name,
    sort_order: index * SORT_DISTANCE,
    sorting,
    muted: false,
    collapsed: false,
  }));
}

const DEFAULT_ID = /^(favorites|channels|direct_messages)_[a-z0-9]{26}_[a-z0-9]{26}$/;

/** Whether a text may be the id of a category: any id, or that of a default one. */
export function isCategoryId(value: string): boolean {
  return /^[a-z0-9]{26}$/.test(value) || DEFAULT_ID.test(value);
}
