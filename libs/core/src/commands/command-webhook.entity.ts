import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** Where the program behind a custom command may answer later (`response_url`). */
export interface CommandWebhookRow {
  id: string;
  create_at: number;
  command_id: string;
  user_id: string;
  channel_id: string;
  root_id: string;
  use_count: number;
}

export const commandWebhookEntity = new EntitySchema<CommandWebhookRow>({
  name: 'CommandWebhookRow',
  tableName: 'commandwebhooks',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    command_id: key('commandid'),
    user_id: key('userid'),
    channel_id: key('channelid'),
    root_id: key('rootid'),
    use_count: integer('usecount'),
  },
  indices: [{ name: 'idx_command_webhook_create_at', columns: ['create_at'] }],
});
