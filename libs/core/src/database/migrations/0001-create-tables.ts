import type { MigrationInterface, QueryRunner } from 'typeorm';
import { blob, createTable, flag, id, integer, json, key, optional, text } from './table.ts';

/** The tables of the first release: names and columns are Mattermost's, `patchbay_` ones are ours. */
export class CreateTables1732147200000 implements MigrationInterface {
  readonly name = 'CreateTables1732147200000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'users',
      [
        id('id'),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        key('username', 64),
        text('password'),
        optional('authdata', 128),
        key('authservice', 32),
        key('email', 128),
        flag('emailverified'),
        key('nickname', 64),
        key('firstname', 64),
        key('lastname', 64),
        key('position', 128),
        key('roles', 256),
        flag('allowmarketing'),
        json('props'),
        json('notifyprops'),
        integer('lastpasswordupdate'),
        integer('lastpictureupdate'),
        integer('failedattempts'),
        key('locale', 5),
        json('timezone'),
        flag('mfaactive'),
        key('mfasecret', 128),
        optional('remoteid', 26),
        integer('lastlogin'),
      ],
      [
        ['idx_users_username', ['username'], 'unique'],
        ['idx_users_email', ['email'], 'unique'],
        ['idx_users_update_at', ['updateat']],
        ['idx_users_delete_at', ['deleteat']],
      ],
    );
    await createTable(
      runner,
      'sessions',
      [
        id('id'),
        key('token'),
        integer('createat'),
        integer('expiresat'),
        integer('lastactivityat'),
        key('userid'),
        key('deviceid', 512),
        key('voipdeviceid', 512),
        key('roles', 256),
        flag('isoauth'),
        flag('expirednotify'),
        json('props'),
      ],
      [
        ['idx_sessions_token', ['token'], 'unique'],
        ['idx_sessions_user_id', ['userid']],
        ['idx_sessions_expires_at', ['expiresat']],
      ],
    );
    await createTable(
      runner,
      'roles',
      [
        id('id'),
        key('name', 64),
        key('displayname', 128),
        text('description'),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        text('permissions'),
        flag('schememanaged'),
        flag('builtin'),
      ],
      [['idx_roles_name', ['name'], 'unique']],
    );
    await createTable(
      runner,
      'teams',
      [
        id('id'),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        key('displayname', 64),
        key('name', 64),
        key('description', 255),
        key('email', 128),
        key('type', 1),
        key('companyname', 64),
        key('alloweddomains', 1000),
        key('inviteid', 32),
        flag('allowopeninvite'),
        integer('lastteamiconupdate'),
        optional('schemeid', 26),
        flag('cloudlimitsarchived'),
      ],
      [
        ['idx_teams_name', ['name'], 'unique'],
        ['idx_teams_invite_id', ['inviteid']],
      ],
    );
    await createTable(
      runner,
      'teammembers',
      [
        id('teamid'),
        id('userid'),
        key('roles', 256),
        integer('deleteat'),
        flag('schemeguest'),
        flag('schemeuser'),
        flag('schemeadmin'),
        integer('createat'),
      ],
      [['idx_teammembers_user_id', ['userid']]],
    );
    await createTable(
      runner,
      'channels',
      [
        id('id'),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        key('teamid'),
        key('type', 1),
        key('displayname', 64),
        key('name', 64),
        text('header'),
        key('purpose', 250),
        integer('lastpostat'),
        integer('totalmsgcount'),
        integer('extraupdateat'),
        key('creatorid'),
        optional('schemeid', 26),
        integer('totalmsgcountroot'),
        integer('lastrootpostat'),
      ],
      [
        ['idx_channels_name_team_id', ['name', 'teamid'], 'unique'],
        ['idx_channels_team_id', ['teamid']],
      ],
    );
    await createTable(
      runner,
      'channelmembers',
      [
        id('channelid'),
        id('userid'),
        key('roles', 256),
        integer('lastviewedat'),
        integer('msgcount'),
        integer('mentioncount'),
        integer('mentioncountroot'),
        integer('urgentmentioncount'),
        integer('msgcountroot'),
        json('notifyprops'),
        integer('lastupdateat'),
        flag('schemeguest'),
        flag('schemeuser'),
        flag('schemeadmin'),
      ],
      [['idx_channelmembers_user_id_channel_id_last_viewed_at', ['userid', 'channelid', 'lastviewedat']]],
    );
    await createTable(
      runner,
      'posts',
      [
        id('id'),
        integer('createat'),
        integer('updateat'),
        integer('editat'),
        integer('deleteat'),
        flag('ispinned'),
        key('userid'),
        key('channelid'),
        key('rootid'),
        key('originalid'),
        text('message'),
        key('type', 26),
        json('props'),
        text('hashtags'),
        json('fileids'),
        flag('hasreactions'),
        optional('remoteid', 26),
      ],
      [
        ['idx_posts_channel_id_create_at', ['channelid', 'createat']],
        ['idx_posts_channel_id_update_at', ['channelid', 'updateat']],
        ['idx_posts_root_id_delete_at', ['rootid', 'deleteat']],
        ['idx_posts_user_id', ['userid']],
        ['idx_posts_original_id', ['originalid']],
      ],
    );
    await createTable(
      runner,
      'threads',
      [
        id('postid'),
        integer('replycount'),
        integer('lastreplyat'),
        json('participants'),
        key('channelid'),
        integer('threaddeleteat'),
        key('threadteamid'),
      ],
      [['idx_threads_channel_id_last_reply_at', ['channelid', 'lastreplyat']]],
    );
    await createTable(
      runner,
      'preferences',
      [id('userid'), id('category', 32), id('name', 64), text('value')],
      [['idx_preferences_category', ['category']]],
    );
    await createTable(runner, 'status', [
      id('userid'),
      key('status', 32),
      flag('manual'),
      integer('lastactivityat'),
      integer('dndendtime'),
    ]);
    await createTable(runner, 'systems', [id('name', 64), text('value')]);
    await createTable(runner, 'bots', [
      id('userid'),
      text('description'),
      key('ownerid', 190),
      integer('lasticonupdate'),
      integer('createat'),
      integer('updateat'),
      integer('deleteat'),
    ]);
    await createTable(
      runner,
      'configurations',
      [id('id'), text('value'), integer('createat'), flag('active'), key('userid'), json('changes')],
      [['idx_configurations_create_at', ['createat']]],
    );
    await createTable(runner, 'patchbay_plugins', [
      id('pluginid', 190),
      flag('enabled'),
      key('version', 64),
      key('sha256', 64),
      json('manifest'),
      flag('prepackaged'),
      integer('installedat'),
    ]);
    await createTable(runner, 'patchbay_pluginsettings', [
      id('pluginid', 190),
      json('settings'),
      integer('updateat'),
    ]);
    await createTable(runner, 'pluginkeyvaluestore', [
      id('pluginid', 190),
      id('pkey', 150),
      blob('pvalue'),
      integer('expireat'),
    ]);
    await createTable(runner, 'patchbay_profileimages', [id('userid'), blob('data'), integer('updateat')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
  }
}

const TABLES = [
  'patchbay_profileimages',
  'pluginkeyvaluestore',
  'patchbay_pluginsettings',
  'patchbay_plugins',
  'configurations',
  'bots',
  'systems',
  'status',
  'preferences',
  'threads',
  'posts',
  'channelmembers',
  'channels',
  'teammembers',
  'teams',
  'roles',
  'sessions',
  'users',
];
