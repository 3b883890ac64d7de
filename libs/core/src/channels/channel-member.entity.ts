import type { ChannelMember } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, primaryKey } from '../database/columns.ts';

/** The columns of `channelmembers`; a row is a `ChannelMember` without what is computed. */
export type ChannelMemberRow = Pick<
  ChannelMember,
  | 'channel_id'
  | 'user_id'
  | 'roles'
  | 'last_viewed_at'
  | 'msg_count'
  | 'mention_count'
  | 'mention_count_root'
  | 'urgent_mention_count'
  | 'msg_count_root'
  | 'notify_props'
  | 'last_update_at'
  | 'scheme_guest'
  | 'scheme_user'
  | 'scheme_admin'
>;

export const channelMemberEntity = new EntitySchema<ChannelMemberRow>({
  name: 'ChannelMemberRow',
  tableName: 'channelmembers',
  columns: {
    channel_id: primaryKey('channelid'),
    user_id: primaryKey('userid'),
    roles: key('roles', 256),
    last_viewed_at: integer('lastviewedat'),
    msg_count: integer('msgcount'),
    mention_count: integer('mentioncount'),
    mention_count_root: integer('mentioncountroot'),
    urgent_mention_count: integer('urgentmentioncount'),
    msg_count_root: integer('msgcountroot'),
    notify_props: json('notifyprops'),
    last_update_at: integer('lastupdateat'),
    scheme_guest: flag('schemeguest'),
    scheme_user: flag('schemeuser'),
    scheme_admin: flag('schemeadmin'),
  },
  indices: [
    {
      name: 'idx_channelmembers_user_id_channel_id_last_viewed_at',
      columns: ['user_id', 'channel_id', 'last_viewed_at'],
    },
  ],
});
