import type { Channel } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, json, key, nullableFlag, nullableKey, primaryKey, text } from '../database/columns.ts';

/** The columns of `channels`; a row is a `Channel` without what is computed. */
export type ChannelRow = Pick<
  Channel,
  | 'id'
  | 'create_at'
  | 'update_at'
  | 'delete_at'
  | 'team_id'
  | 'type'
  | 'display_name'
  | 'name'
  | 'header'
  | 'purpose'
  | 'last_post_at'
  | 'total_msg_count'
  | 'extra_update_at'
  | 'creator_id'
  | 'scheme_id'
  | 'total_msg_count_root'
  | 'last_root_post_at'
  | 'group_constrained'
  | 'shared'
  | 'banner_info'
  | 'default_category_name'
>;

export const channelEntity = new EntitySchema<ChannelRow>({
  name: 'ChannelRow',
  tableName: 'channels',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    team_id: key('teamid'),
    type: key('type', 1),
    display_name: key('displayname', 64),
    name: key('name', 64),
    header: text('header'),
    purpose: key('purpose', 250),
    last_post_at: integer('lastpostat'),
    total_msg_count: integer('totalmsgcount'),
    extra_update_at: integer('extraupdateat'),
    creator_id: key('creatorid'),
    scheme_id: nullableKey('schemeid', 26),
    total_msg_count_root: integer('totalmsgcountroot'),
    last_root_post_at: integer('lastrootpostat'),
    group_constrained: nullableFlag('groupconstrained'),
    shared: nullableFlag('shared'),
    banner_info: json('bannerinfo'),
    default_category_name: key('defaultcategoryname', 64),
  },
  indices: [
    { name: 'idx_channels_name_team_id', columns: ['name', 'team_id'], unique: true },
    { name: 'idx_channels_team_id', columns: ['team_id'] },
  ],
});
