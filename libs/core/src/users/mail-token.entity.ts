import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** The columns of `tokens`: what was sent by mail to be shown once. `extra` is JSON whose shape `type` says. */
export interface MailTokenRow {
  token: string;
  create_at: number;
  type: string;
  extra: string;
}

export const mailTokenEntity = new EntitySchema<MailTokenRow>({
  name: 'MailTokenRow',
  tableName: 'tokens',
  columns: {
    token: primaryKey('token', 64),
    create_at: integer('createat'),
    type: key('type', 64),
    extra: key('extra', 2048),
  },
  indices: [{ name: 'idx_tokens_type', columns: ['type'] }],
});
