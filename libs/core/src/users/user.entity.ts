import type { User } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, nullableKey, primaryKey, text } from '../database/columns.ts';

/** The columns of `users`; a row is a `User` without what is computed. */
export type UserRow = Pick<
  User,
  | 'id'
  | 'create_at'
  | 'update_at'
  | 'delete_at'
  | 'username'
  | 'password'
  | 'auth_data'
  | 'auth_service'
  | 'email'
  | 'email_verified'
  | 'nickname'
  | 'first_name'
  | 'last_name'
  | 'position'
  | 'roles'
  | 'allow_marketing'
  | 'props'
  | 'notify_props'
  | 'last_password_update'
  | 'last_picture_update'
  | 'failed_attempts'
  | 'locale'
  | 'timezone'
  | 'mfa_active'
  | 'mfa_secret'
  | 'mfa_used_timestamps'
  | 'remote_id'
  | 'last_login'
>;

export const userEntity = new EntitySchema<UserRow>({
  name: 'UserRow',
  tableName: 'users',
  columns: {
    id: primaryKey('id'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    username: key('username', 64),
    password: text('password'),
    auth_data: nullableKey('authdata', 128),
    auth_service: key('authservice', 32),
    email: key('email', 128),
    email_verified: flag('emailverified'),
    nickname: key('nickname', 64),
    first_name: key('firstname', 64),
    last_name: key('lastname', 64),
    position: key('position', 128),
    roles: key('roles', 256),
    allow_marketing: flag('allowmarketing'),
    props: json('props'),
    notify_props: json('notifyprops'),
    last_password_update: integer('lastpasswordupdate'),
    last_picture_update: integer('lastpictureupdate'),
    failed_attempts: integer('failedattempts'),
    locale: key('locale', 5),
    timezone: json('timezone'),
    mfa_active: flag('mfaactive'),
    mfa_secret: key('mfasecret', 128),
    mfa_used_timestamps: json('mfausedtimestamps'),
    remote_id: nullableKey('remoteid', 26),
    last_login: integer('lastlogin'),
  },
  indices: [
    { name: 'idx_users_username', columns: ['username'], unique: true },
    { name: 'idx_users_email', columns: ['email'], unique: true },
    { name: 'idx_users_update_at', columns: ['update_at'] },
    { name: 'idx_users_delete_at', columns: ['delete_at'] },
  ],
});
