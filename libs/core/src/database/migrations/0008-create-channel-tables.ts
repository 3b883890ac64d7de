import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, integer, key, optional, text } from './table.ts';

/** Guards of channels, sidebars, channels shared with plugins, and what was missing of channels themselves. */
export class CreateChannelTables1763755200008 implements MigrationInterface {
  readonly name = 'CreateChannelTables1763755200008';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE channels ADD COLUMN ${column}`);
    await createTable(runner, 'channelguards', [id('channelid'), id('pluginid', 190), integer('createdat')]);
    await createTable(
      runner,
      'sidebarcategories',
      [
        id('id', 128),
        key('userid'),
        key('teamid'),
        integer('sortorder'),
        key('sorting', 64),
        key('type', 64),
        key('displayname', 64),
        flag('muted'),
        flag('collapsed'),
      ],
      [['idx_sidebarcategories_userid_teamid', ['userid', 'teamid']]],
    );
    await createTable(
      runner,
      'sidebarchannels',
      [id('channelid'), id('userid'), id('categoryid', 128), integer('sortorder')],
      [['idx_sidebarchannels_categoryid', ['categoryid']]],
    );
    await createShared(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
    for (const column of COLUMNS)
      await runner.query(`ALTER TABLE channels DROP COLUMN ${column.split(' ')[0] ?? ''}`);
  }
}

async function createShared(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'remoteclusters',
    [
      id('remoteid'),
      key('remoteteamid'),
      id('name', 64),
      key('displayname', 64),
      key('siteurl', 512),
      key('defaultteamid'),
      integer('createat'),
      integer('deleteat'),
      integer('lastpingat'),
      integer('lastglobalusersyncat'),
      key('token'),
      key('remotetoken'),
      key('topics', 512),
      key('creatorid'),
      key('pluginid', 190),
      integer('options'),
    ],
    [['remote_clusters_site_url_unique', ['siteurl', 'remoteteamid'], 'unique']],
  );
  await createTable(
    runner,
    'sharedchannels',
    [
      id('channelid'),
      key('teamid'),
      flag('home'),
      flag('readonly'),
      key('sharename', 64),
      key('sharedisplayname', 64),
      key('sharepurpose', 250),
      text('shareheader'),
      key('creatorid'),
      integer('createat'),
      integer('updateat'),
      key('remoteid'),
    ],
    [['sharedchannels_sharename_teamid_key', ['sharename', 'teamid'], 'unique']],
  );
  await createTable(
    runner,
    'sharedchannelremotes',
    [
      id('id'),
      id('channelid'),
      key('creatorid'),
      integer('createat'),
      integer('updateat'),
      integer('deleteat'),
      flag('isinviteaccepted'),
      flag('isinviteconfirmed'),
      key('remoteid'),
      integer('lastpostupdateat'),
      optional('lastpostid'),
      integer('lastpostcreateat'),
      optional('lastpostcreateid'),
      integer('lastmemberssyncat'),
    ],
    [['sharedchannelremotes_channelid_remoteid_key', ['channelid', 'remoteid'], 'unique']],
  );
  await createTable(
    runner,
    'sharedchannelusers',
    [
      id('id'),
      key('userid'),
      key('remoteid'),
      integer('createat'),
      integer('lastsyncat'),
      key('channelid'),
      integer('lastmembershipsyncat'),
    ],
    [
      ['sharedchannelusers_userid_channelid_remoteid_key', ['userid', 'channelid', 'remoteid'], 'unique'],
      ['idx_sharedchannelusers_remote_id', ['remoteid']],
    ],
  );
  await createTable(
    runner,
    'sharedchannelattachments',
    [id('id'), key('fileid'), key('remoteid'), integer('createat'), integer('lastsyncat')],
    [['sharedchannelattachments_fileid_remoteid_key', ['fileid', 'remoteid'], 'unique']],
  );
}

const COLUMNS = [
  'groupconstrained boolean',
  'shared boolean',
  'bannerinfo text',
  "defaultcategoryname varchar(64) NOT NULL DEFAULT ''",
];

const TABLES = [
  'sharedchannelattachments',
  'sharedchannelusers',
  'sharedchannelremotes',
  'sharedchannels',
  'remoteclusters',
  'sidebarchannels',
  'sidebarcategories',
  'channelguards',
];
