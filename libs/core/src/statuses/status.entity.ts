import type { Status } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, key, primaryKey } from '../database/columns.ts';

/** The columns of `status`; a row is a `Status` without what is computed. */
export type StatusRow = Pick<
  Status,
  'user_id' | 'status' | 'manual' | 'last_activity_at' | 'dnd_end_time' | 'PrevStatus'
>;

export const statusEntity = new EntitySchema<StatusRow>({
  name: 'StatusRow',
  tableName: 'status',
  columns: {
    user_id: primaryKey('userid'),
    status: key('status', 32),
    manual: flag('manual'),
    last_activity_at: integer('lastactivityat'),
    dnd_end_time: integer('dndendtime'),
    PrevStatus: key('prevstatus', 32),
  },
});
