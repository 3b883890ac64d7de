import type { Session } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, primaryKey } from '../database/columns.ts';

/** The columns of `sessions`; a row is a `Session` without what is computed. */
export type SessionRow = Pick<
  Session,
  | 'id'
  | 'token'
  | 'create_at'
  | 'expires_at'
  | 'last_activity_at'
  | 'user_id'
  | 'device_id'
  | 'voip_device_id'
  | 'roles'
  | 'is_oauth'
  | 'expired_notify'
  | 'props'
>;

export const sessionEntity = new EntitySchema<SessionRow>({
  name: 'SessionRow',
  tableName: 'sessions',
  columns: {
    id: primaryKey('id'),
    token: key('token'),
    create_at: integer('createat'),
    expires_at: integer('expiresat'),
    last_activity_at: integer('lastactivityat'),
    user_id: key('userid'),
    device_id: key('deviceid', 512),
    voip_device_id: key('voipdeviceid', 512),
    roles: key('roles', 256),
    is_oauth: flag('isoauth'),
    expired_notify: flag('expirednotify'),
    props: json('props'),
  },
  indices: [
    { name: 'idx_sessions_token', columns: ['token'], unique: true },
    { name: 'idx_sessions_user_id', columns: ['user_id'] },
    { name: 'idx_sessions_expires_at', columns: ['expires_at'] },
  ],
});
