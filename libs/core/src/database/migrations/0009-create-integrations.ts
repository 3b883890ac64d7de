import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, flag, id, integer, json, key, optional, text } from './table.ts';

/** What outside programs hook into: commands, webhooks, applications; and properties, which plugins keep. */
export class CreateIntegrations1763755300009 implements MigrationInterface {
  readonly name = 'CreateIntegrations1763755300009';

  async up(runner: QueryRunner): Promise<void> {
    await createCommands(runner);
    await createWebhooks(runner);
    await createOAuth(runner);
    await createProperties(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
  }
}

const TABLES = [
  'commands',
  'commandwebhooks',
  'incomingwebhooks',
  'outgoingwebhooks',
  'oauthapps',
  'oauthauthdata',
  'oauthaccessdata',
  'propertygroups',
  'propertyfields',
  'propertyvalues',
];

const times = () => [integer('createat'), integer('updateat'), integer('deleteat')];

async function createCommands(runner: QueryRunner): Promise<void> {
  const columns = [
    id('id'),
    key('token'),
    ...times(),
    key('creatorid'),
    key('teamid'),
    key('trigger', 128),
    key('method', 1),
    key('username', 64),
    key('iconurl', 1024),
    flag('autocomplete'),
    key('autocompletedesc', 1024),
    key('autocompletehint', 1024),
    key('displayname', 64),
    key('description', 128),
    key('url', 1024),
    key('pluginid', 190),
  ];
  await createTable(runner, 'commands', columns, [['idx_command_team_id', ['teamid']]]);
  await createTable(
    runner,
    'commandwebhooks',
    [
      id('id'),
      integer('createat'),
      key('commandid'),
      key('userid'),
      key('channelid'),
      key('rootid'),
      integer('usecount'),
    ],
    [['idx_command_webhook_create_at', ['createat']]],
  );
}

async function createWebhooks(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'incomingwebhooks',
    [
      id('id'),
      ...times(),
      key('userid'),
      key('channelid'),
      key('teamid'),
      key('displayname', 64),
      key('description', 500),
      key('username', 255),
      key('iconurl', 1024),
      flag('channellocked'),
      integer('lastused'),
    ],
    [
      ['idx_incoming_webhook_user_id', ['userid']],
      ['idx_incoming_webhook_team_id', ['teamid']],
    ],
  );
  await createTable(
    runner,
    'outgoingwebhooks',
    [
      id('id'),
      key('token'),
      ...times(),
      key('creatorid'),
      key('channelid'),
      key('teamid'),
      json('triggerwords'),
      integer('triggerwhen'),
      json('callbackurls'),
      key('displayname', 64),
      key('description', 500),
      key('contenttype', 128),
      key('username', 64),
      key('iconurl', 1024),
    ],
    [['idx_outgoing_webhook_team_id', ['teamid']]],
  );
}

async function createOAuth(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'oauthapps',
    [
      id('id'),
      key('creatorid'),
      integer('createat'),
      integer('updateat'),
      key('clientsecret', 128),
      key('name', 64),
      key('description', 512),
      json('callbackurls'),
      key('homepage', 256),
      flag('istrusted'),
      key('iconurl', 512),
      key('mattermostappid', 32),
      flag('isdynamicallyregistered'),
    ],
    [['idx_oauthapps_creator_id', ['creatorid']]],
  );
  await createTable(runner, 'oauthauthdata', [
    key('clientid'),
    key('userid'),
    id('code', 128),
    integer('expiresin'),
    integer('createat'),
    key('redirecturi', 256),
    key('state', 1024),
    key('scope', 128),
    key('codechallenge', 128),
    key('codechallengemethod', 10),
  ]);
  await createTable(
    runner,
    'oauthaccessdata',
    [
      id('token'),
      key('refreshtoken'),
      key('redirecturi', 256),
      key('clientid'),
      key('userid'),
      integer('expiresat'),
      key('scope', 128),
    ],
    [
      ['idx_oauthaccessdata_refresh_token', ['refreshtoken']],
      ['idx_oauthaccessdata_user_id', ['userid']],
      ['oauthaccessdata_clientid_userid_key', ['clientid', 'userid'], 'unique'],
    ],
  );
}

async function createProperties(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'propertygroups',
    [id('id'), key('name', 64), integer('version'), integer('schemaversion')],
    [['propertygroups_name_key', ['name'], 'unique']],
  );
  const field = [
    id('id'),
    key('groupid'),
    key('name', 255),
    key('type', 32),
    json('attrs'),
    key('targetid', 255),
    key('targettype', 255),
    key('objecttype', 255),
    flag('protected'),
    optional('permissionfield', 32),
    optional('permissionvalues', 32),
    optional('permissionoptions', 32),
    optional('linkedfieldid'),
    ...times(),
    key('createdby', 190),
    key('updatedby', 190),
  ];
  await createTable(runner, 'propertyfields', field, [
    ['idx_propertyfields_create_at_id', ['createat', 'id']],
  ]);
  await uniqueAmongLiving(runner, 'propertyfields', ['groupid', 'objecttype', 'targetid', 'name']);
  const value = [
    id('id'),
    key('targetid', 255),
    key('targettype', 255),
    key('groupid'),
    key('fieldid'),
    text('value'),
    ...times(),
    key('createdby', 190),
    key('updatedby', 190),
  ];
  await createTable(runner, 'propertyvalues', value, [
    ['idx_propertyvalues_targetid_groupid', ['targetid', 'groupid']],
    ['idx_propertyvalues_field_id', ['fieldid']],
    ['idx_propertyvalues_create_at_id', ['createat', 'id']],
  ]);
  await uniqueAmongLiving(runner, 'propertyvalues', ['groupid', 'targetid', 'fieldid']);
}

/** What was deleted may be made again. */
async function uniqueAmongLiving(runner: QueryRunner, table: string, columnNames: string[]): Promise<void> {
  const name = `idx_${table}_unique`;
  await runner.createIndex(
    table,
    new TableIndex({ name, columnNames, isUnique: true, where: '"deleteat" = 0' }),
  );
}
