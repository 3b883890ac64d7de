import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** The token of one application for one person; it is the token of a session too. */
export interface AccessData {
  token: string;
  refresh_token: string;
  redirect_uri: string;
  client_id: string;
  user_id: string;
  expires_at: number;
  scope: string;
}

export const accessDataEntity = new EntitySchema<AccessData>({
  name: 'OAuthAccessData',
  tableName: 'oauthaccessdata',
  columns: {
    token: primaryKey('token'),
    refresh_token: key('refreshtoken'),
    redirect_uri: key('redirecturi', 256),
    client_id: key('clientid'),
    user_id: key('userid'),
    expires_at: integer('expiresat'),
    scope: key('scope', 128),
  },
  indices: [
    { name: 'idx_oauthaccessdata_refresh_token', columns: ['refresh_token'] },
    { name: 'idx_oauthaccessdata_user_id', columns: ['user_id'] },
    { name: 'oauthaccessdata_clientid_userid_key', columns: ['client_id', 'user_id'], unique: true },
  ],
});
