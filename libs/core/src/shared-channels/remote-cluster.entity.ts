import type { RemoteCluster } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** The other side of shared channels: here always a plugin. A row is a `RemoteCluster`. */
export const remoteClusterEntity = new EntitySchema<RemoteCluster>({
  name: 'RemoteClusterRow',
  tableName: 'remoteclusters',
  columns: {
    remote_id: primaryKey('remoteid'),
    remote_team_id: key('remoteteamid'),
    name: primaryKey('name', 64),
    display_name: key('displayname', 64),
    site_url: key('siteurl', 512),
    default_team_id: key('defaultteamid'),
    create_at: integer('createat'),
    delete_at: integer('deleteat'),
    last_ping_at: integer('lastpingat'),
    last_global_user_sync_at: integer('lastglobalusersyncat'),
    token: key('token'),
    remote_token: key('remotetoken'),
    topics: key('topics', 512),
    creator_id: key('creatorid'),
    plugin_id: key('pluginid', 190),
    options: integer('options'),
  },
  indices: [
    { name: 'remote_clusters_site_url_unique', columns: ['site_url', 'remote_team_id'], unique: true },
  ],
});
