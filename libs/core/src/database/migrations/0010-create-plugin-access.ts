import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, integer } from './table.ts';

/** Who may use a plugin that is not for everybody; whether it is, the configuration says. */
export class CreatePluginAccess1763757000010 implements MigrationInterface {
  readonly name = 'CreatePluginAccess1763757000010';

  async up(runner: QueryRunner): Promise<void> {
    const columns = [id('pluginid', 190), id('userid'), integer('createat')];
    await createTable(runner, TABLE, columns, [['idx_plugin_access_control_users_userid', ['userid']]]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(TABLE);
  }
}

const TABLE = 'pluginaccesscontrolusers';
