import type { UserAccessToken } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, key, nullableInteger, primaryKey } from '../database/columns.ts';

/** The columns of `useraccesstokens`. */
export type UserAccessTokenRow = Pick<
  UserAccessToken,
  'id' | 'token' | 'user_id' | 'description' | 'is_active' | 'expires_at'
> & { LastNotifiedAt: number | null };

export const userAccessTokenEntity = new EntitySchema<UserAccessTokenRow>({
  name: 'UserAccessTokenRow',
  tableName: 'useraccesstokens',
  columns: {
    id: primaryKey('id'),
    token: key('token'),
    user_id: key('userid'),
    description: key('description', 512),
    is_active: flag('isactive'),
    expires_at: integer('expiresat'),
    LastNotifiedAt: nullableInteger('lastnotifiedat'),
  },
  indices: [
    { name: 'idx_user_access_tokens_token', columns: ['token'], unique: true },
    { name: 'idx_user_access_tokens_user_id', columns: ['user_id'] },
  ],
});
