import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, integer } from './table.ts';

/** Which plugins guard which channels. */
export class CreateChannelGuards1763755200008 implements MigrationInterface {
  readonly name = 'CreateChannelGuards1763755200008';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'channelguards', [id('channelid'), id('pluginid', 190), integer('createdat')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('channelguards');
  }
}
