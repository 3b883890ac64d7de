import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, integer, key, nullableInteger, optional } from './table.ts';

/** Tokens that people make for their programs, tokens sent by mail, groups, and what was noted of people's doings. */
export class CreatePeople1763744400000 implements MigrationInterface {
  readonly name = 'CreatePeople1763744400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN mfausedtimestamps text');
    await runner.query(`ALTER TABLE status ADD COLUMN prevstatus varchar(32) NOT NULL DEFAULT ''`);
    await createTable(
      runner,
      'useraccesstokens',
      [
        id('id'),
        key('token'),
        key('userid'),
        key('description', 512),
        flag('isactive'),
        integer('expiresat'),
        nullableInteger('lastnotifiedat'),
      ],
      [
        ['idx_user_access_tokens_token', ['token'], 'unique'],
        ['idx_user_access_tokens_user_id', ['userid']],
      ],
    );
    await createTable(
      runner,
      'tokens',
      [id('token', 64), integer('createat'), key('type', 64), key('extra', 2048)],
      [['idx_tokens_type', ['type']]],
    );
    await createTable(
      runner,
      'usergroups',
      [
        id('id'),
        optional('name', 64),
        key('displayname', 128),
        key('description', 1024),
        key('source', 64),
        optional('remoteid', 48),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        flag('allowreference'),
      ],
      [
        ['idx_usergroups_name', ['name'], 'unique'],
        ['idx_usergroups_source_remote_id', ['source', 'remoteid'], 'unique'],
        ['idx_usergroups_delete_at', ['deleteat']],
      ],
    );
    await createTable(
      runner,
      'groupmembers',
      [id('groupid'), id('userid'), integer('createat'), integer('deleteat')],
      [['idx_groupmembers_user_id', ['userid']]],
    );
    for (const [table, subject] of [
      ['groupteams', 'teamid'],
      ['groupchannels', 'channelid'],
    ] as const)
      await createTable(
        runner,
        table,
        [
          id('groupid'),
          id(subject),
          flag('autoadd'),
          flag('schemeadmin'),
          integer('createat'),
          integer('deleteat'),
          integer('updateat'),
        ],
        [[`idx_${table}_${subject}`, [subject]]],
      );
    await createTable(
      runner,
      'audits',
      [
        id('id'),
        integer('createat'),
        key('userid'),
        key('action', 512),
        key('extrainfo', 1024),
        key('ipaddress', 64),
        key('sessionid'),
      ],
      [['idx_audits_user_id', ['userid', 'createat']]],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'audits',
      'groupchannels',
      'groupteams',
      'groupmembers',
      'usergroups',
      'tokens',
      'useraccesstokens',
    ])
      await runner.dropTable(table);
    await runner.query('ALTER TABLE status DROP COLUMN prevstatus');
    await runner.query('ALTER TABLE users DROP COLUMN mfausedtimestamps');
  }
}
