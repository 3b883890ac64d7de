import type { SharedChannel } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, key, nullableKey, primaryKey, text } from '../database/columns.ts';

/** A channel that is shared; its type is the channel's own. */
export type SharedChannelRow = Omit<SharedChannel, 'Type'>;

export const sharedChannelEntity = new EntitySchema<SharedChannelRow>({
  name: 'SharedChannelRow',
  tableName: 'sharedchannels',
  columns: {
    id: primaryKey('channelid'),
    team_id: key('teamid'),
    home: flag('home'),
    readonly: flag('readonly'),
    name: key('sharename', 64),
    display_name: key('sharedisplayname', 64),
    purpose: key('sharepurpose', 250),
    header: text('shareheader'),
    creator_id: key('creatorid'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    remote_id: key('remoteid'),
  },
  indices: [{ name: 'sharedchannels_sharename_teamid_key', columns: ['name', 'team_id'], unique: true }],
});

/** Up to where one remote has been told of one channel. Times in ms. */
export interface SharedChannelRemoteRow {
  id: string;
  channel_id: string;
  creator_id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  is_invite_accepted: boolean;
  is_invite_confirmed: boolean;
  remote_id: string;
  last_post_update_at: number;
  last_post_id: string | null;
  last_post_create_at: number;
  last_post_create_id: string | null;
  last_members_sync_at: number;
}

export const sharedChannelRemoteEntity = new EntitySchema<SharedChannelRemoteRow>({
  name: 'SharedChannelRemoteRow',
  tableName: 'sharedchannelremotes',
  columns: {
    id: primaryKey('id'),
    channel_id: primaryKey('channelid'),
    creator_id: key('creatorid'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    is_invite_accepted: flag('isinviteaccepted'),
    is_invite_confirmed: flag('isinviteconfirmed'),
    remote_id: key('remoteid'),
    last_post_update_at: integer('lastpostupdateat'),
    last_post_id: nullableKey('lastpostid', 26),
    last_post_create_at: integer('lastpostcreateat'),
    last_post_create_id: nullableKey('lastpostcreateid', 26),
    last_members_sync_at: integer('lastmemberssyncat'),
  },
  indices: [
    {
      name: 'sharedchannelremotes_channelid_remoteid_key',
      columns: ['channel_id', 'remote_id'],
      unique: true,
    },
  ],
});

/** That a remote knows of a person, through one channel. Times in ms. */
export interface SharedChannelUserRow {
  id: string;
  user_id: string;
  remote_id: string;
  create_at: number;
  last_sync_at: number;
  channel_id: string;
  last_membership_sync_at: number;
}

export const sharedChannelUserEntity = new EntitySchema<SharedChannelUserRow>({
  name: 'SharedChannelUserRow',
  tableName: 'sharedchannelusers',
  columns: {
    id: primaryKey('id'),
    user_id: key('userid'),
    remote_id: key('remoteid'),
    create_at: integer('createat'),
    last_sync_at: integer('lastsyncat'),
    channel_id: key('channelid'),
    last_membership_sync_at: integer('lastmembershipsyncat'),
  },
  indices: [
    {
      name: 'sharedchannelusers_userid_channelid_remoteid_key',
      columns: ['user_id', 'channel_id', 'remote_id'],
      unique: true,
    },
    { name: 'idx_sharedchannelusers_remote_id', columns: ['remote_id'] },
  ],
});

/** That a remote has been given a file. Times in ms. */
export interface SharedChannelAttachmentRow {
  id: string;
  file_id: string;
  remote_id: string;
  create_at: number;
  last_sync_at: number;
}

export const sharedChannelAttachmentEntity = new EntitySchema<SharedChannelAttachmentRow>({
  name: 'SharedChannelAttachmentRow',
  tableName: 'sharedchannelattachments',
  columns: {
    id: primaryKey('id'),
    file_id: key('fileid'),
    remote_id: key('remoteid'),
    create_at: integer('createat'),
    last_sync_at: integer('lastsyncat'),
  },
  indices: [
    {
      name: 'sharedchannelattachments_fileid_remoteid_key',
      columns: ['file_id', 'remote_id'],
      unique: true,
    },
  ],
});
