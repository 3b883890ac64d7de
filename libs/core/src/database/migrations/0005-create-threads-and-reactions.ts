import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, integer, json, key, optional, text } from './table.ts';

/** What belongs to posts: reactions, followed threads, drafts, reminders, priorities, what links point to. */
export class CreateThreadsAndReactions1763744700000 implements MigrationInterface {
  readonly name = 'CreateThreadsAndReactions1763744700000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'reactions',
      [
        id('postid'),
        id('userid'),
        id('emojiname', 64),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        optional('remoteid', 26),
        key('channelid'),
      ],
      [['idx_reactions_channel_id', ['channelid']]],
    );
    await createTable(
      runner,
      'threadmemberships',
      [
        id('postid'),
        id('userid'),
        flag('following'),
        integer('lastviewed'),
        integer('lastupdated'),
        integer('unreadmentions'),
      ],
      [
        ['idx_thread_memberships_last_update_at', ['lastupdated']],
        ['idx_thread_memberships_user_id', ['userid']],
      ],
    );
    await createTable(runner, 'drafts', [
      id('userid'),
      id('channelid'),
      id('rootid'),
      integer('createat'),
      integer('updateat'),
      integer('deleteat'),
      text('message'),
      json('props'),
      json('fileids'),
      json('priority'),
    ]);
    await createTable(
      runner,
      'postreminders',
      [id('postid'), id('userid'), integer('targettime')],
      [['idx_postreminders_targettime', ['targettime']]],
    );
    await createTable(runner, 'postspriority', [
      id('postid'),
      key('channelid'),
      key('priority', 32),
      flag('requestedack'),
      flag('persistentnotifications'),
    ]);
    await createTable(runner, 'linkmetadata', [
      id('hash', 64),
      key('url', 2048),
      integer('timestamp'),
      key('type', 16),
      json('data'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
  }
}

const TABLES = ['linkmetadata', 'postspriority', 'postreminders', 'drafts', 'threadmemberships', 'reactions'];
