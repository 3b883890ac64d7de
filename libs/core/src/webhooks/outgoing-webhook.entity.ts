import { EntitySchema } from 'typeorm';
import { integer, json, key, primaryKey } from '../database/columns.ts';

/** A program that is told of posts in public channels, and may answer. */
export interface OutgoingWebhook {
  id: string;
  token: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  creator_id: string;
  channel_id: string;
  team_id: string;
  trigger_words: string[];
  /** 0: the first word is a trigger; 1: it starts with one. */
  trigger_when: number;
  callback_urls: string[];
  display_name: string;
  description: string;
  content_type: string;
  username: string;
  icon_url: string;
}

export const outgoingWebhookEntity = new EntitySchema<OutgoingWebhook>({
  name: 'OutgoingWebhook',
  tableName: 'outgoingwebhooks',
  columns: {
    id: primaryKey('id'),
    token: key('token'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    creator_id: key('creatorid'),
    channel_id: key('channelid'),
    team_id: key('teamid'),
    trigger_words: json('triggerwords'),
    trigger_when: integer('triggerwhen'),
    callback_urls: json('callbackurls'),
    display_name: key('displayname', 64),
    description: key('description', 500),
    content_type: key('contenttype', 128),
    username: key('username', 64),
    icon_url: key('iconurl', 1024),
  },
  indices: [{ name: 'idx_outgoing_webhook_team_id', columns: ['team_id'] }],
});
