import { EntitySchema } from 'typeorm';
import { flag, integer, key, primaryKey } from '../database/columns.ts';

/** One category of someone's sidebar in one team; the default ones have ids `<type>_<user id>_<team id>`. */
export interface SidebarCategoryRow {
  id: string;
  user_id: string;
  team_id: string;
  sort_order: number;
  sorting: string;
  type: string;
  display_name: string;
  muted: boolean;
  collapsed: boolean;
}

/** Where someone put a channel. One that is nowhere is in the default category of its kind. */
export interface SidebarChannelRow {
  channel_id: string;
  user_id: string;
  category_id: string;
  sort_order: number;
}

export const sidebarCategoryEntity = new EntitySchema<SidebarCategoryRow>({
  name: 'SidebarCategoryRow',
  tableName: 'sidebarcategories',
  columns: {
    id: primaryKey('id', 128),
    user_id: key('userid'),
    team_id: key('teamid'),
    sort_order: integer('sortorder'),
    sorting: key('sorting', 64),
    type: key('type', 64),
    display_name: key('displayname', 64),
    muted: flag('muted'),
    collapsed: flag('collapsed'),
  },
  indices: [{ name: 'idx_sidebarcategories_userid_teamid', columns: ['user_id', 'team_id'] }],
});

export const sidebarChannelEntity = new EntitySchema<SidebarChannelRow>({
  name: 'SidebarChannelRow',
  tableName: 'sidebarchannels',
  columns: {
    channel_id: primaryKey('channelid'),
    user_id: primaryKey('userid'),
    category_id: primaryKey('categoryid', 128),
    sort_order: integer('sortorder'),
  },
  indices: [{ name: 'idx_sidebarchannels_categoryid', columns: ['category_id'] }],
});
