import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, integer, key } from './table.ts';

/** A table of Mattermost's that plugins read. */
export class CreateSchemes1763683200000 implements MigrationInterface {
  readonly name = 'CreateSchemes1763683200000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'schemes',
      [
        id('id'),
        key('name', 64),
        key('displayname', 128),
        key('description', 1024),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        key('scope', 32),
        key('defaultteamadminrole', 64),
        key('defaultteamuserrole', 64),
        key('defaultchanneladminrole', 64),
        key('defaultchanneluserrole', 64),
        key('defaultteamguestrole', 64),
        key('defaultchannelguestrole', 64),
        key('defaultplaybookadminrole', 64),
        key('defaultplaybookmemberrole', 64),
        key('defaultrunadminrole', 64),
        key('defaultrunmemberrole', 64),
      ],
      [['idx_schemes_name', ['name'], 'unique']],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('schemes');
  }
}
