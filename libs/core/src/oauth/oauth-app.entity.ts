import type { OAuthApp } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, primaryKey } from '../database/columns.ts';

export const oauthAppEntity = new EntitySchema<OAuthApp>({
  name: 'OAuthAppRow',
  tableName: 'oauthapps',
  columns: {
    id: primaryKey('id'),
    creator_id: key('creatorid'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    client_secret: key('clientsecret', 128),
    name: key('name', 64),
    description: key('description', 512),
    callback_urls: json('callbackurls'),
    homepage: key('homepage', 256),
    is_trusted: flag('istrusted'),
    icon_url: key('iconurl', 512),
    mattermost_app_id: key('mattermostappid', 32),
    is_dynamically_registered: flag('isdynamicallyregistered'),
  },
  indices: [{ name: 'idx_oauthapps_creator_id', columns: ['creator_id'] }],
});
