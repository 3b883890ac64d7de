import { EntitySchema } from 'typeorm';
import { flag, integer, key, primaryKey } from '../database/columns.ts';

/** A URL that other programs post to a channel through, as whoever made it. */
export interface IncomingWebhook {
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  user_id: string;
  channel_id: string;
  team_id: string;
  display_name: string;
  description: string;
  username: string;
  icon_url: string;
  channel_locked: boolean;
  /** Milliseconds; 0 for never. Exact to a minute. */
  last_used: number;
}

export const incomingWebhookEntity = new EntitySchema<IncomingWebhook>({
  name: 'IncomingWebhook',
  tableName: 'incomingwebhooks',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    user_id: key('userid'),
    channel_id: key('channelid'),
    team_id: key('teamid'),
    display_name: key('displayname', 64),
    description: key('description', 500),
    username: key('username', 255),
    icon_url: key('iconurl', 1024),
    channel_locked: flag('channellocked'),
    last_used: integer('lastused'),
  },
  indices: [
    { name: 'idx_incoming_webhook_user_id', columns: ['user_id'] },
    { name: 'idx_incoming_webhook_team_id', columns: ['team_id'] },
  ],
});
