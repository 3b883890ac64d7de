import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `ChannelMemberHistory` for plugins that count who took part in a channel. Nothing here keeps who has left, so it has
 * those who are in the channel, from the beginning on.
 */
export class CreateMemberHistory1763774000011 implements MigrationInterface {
  readonly name = 'CreateMemberHistory1763774000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE VIEW ${VIEW} AS SELECT channelid, userid, CAST(0 AS bigint) AS jointime,
         CAST(NULL AS bigint) AS leavetime FROM channelmembers`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW ${VIEW}`);
  }
}

const VIEW = 'channelmemberhistory';
