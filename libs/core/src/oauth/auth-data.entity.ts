import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** What somebody allowed an application, until its code is turned into a token. */
export interface AuthData {
  client_id: string;
  user_id: string;
  code: string;
  /** Seconds after `create_at`. */
  expires_in: number;
  create_at: number;
  redirect_uri: string;
  state: string;
  scope: string;
  /** PKCE; '' without. */
  code_challenge: string;
  code_challenge_method: string;
}

export const authDataEntity = new EntitySchema<AuthData>({
  name: 'OAuthAuthData',
  tableName: 'oauthauthdata',
  columns: {
    client_id: key('clientid'),
    user_id: key('userid'),
    code: primaryKey('code', 128),
    expires_in: integer('expiresin'),
    create_at: integer('createat'),
    redirect_uri: key('redirecturi', 256),
    state: key('state', 1024),
    scope: key('scope', 128),
    code_challenge: key('codechallenge', 128),
    code_challenge_method: key('codechallengemethod', 10),
  },
  indices: [],
});
