import type { MigrationInterface, QueryRunner } from 'typeorm';
import { blob, createTable, flag, id, integer, key, text } from './table.ts';

/** What is known of files, of uploads that are under way, and of custom emoji; their bytes are in the file store. */
export class CreateFiles1763740800004 implements MigrationInterface {
  readonly name = 'CreateFiles1763740800004';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'fileinfo',
      [
        id('id'),
        key('creatorid'),
        key('postid'),
        key('channelid'),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        key('path', 512),
        key('thumbnailpath', 512),
        key('previewpath', 512),
        key('name', 256),
        key('extension', 64),
        integer('size'),
        key('mimetype', 256),
        integer('width'),
        integer('height'),
        flag('haspreviewimage'),
        blob('minipreview'),
        text('content'),
        key('remoteid'),
        flag('archived'),
      ],
      [
        ['idx_fileinfo_create_at', ['createat']],
        ['idx_fileinfo_postid_at', ['postid']],
        ['idx_fileinfo_channel_id_create_at', ['channelid', 'createat']],
      ],
    );
    await createTable(
      runner,
      'uploadsessions',
      [
        id('id'),
        key('type', 32),
        integer('createat'),
        key('userid'),
        key('channelid'),
        key('filename', 256),
        key('path', 512),
        integer('filesize'),
        integer('fileoffset'),
        key('remoteid'),
        key('reqfileid'),
      ],
      [
        ['idx_uploadsessions_user_id', ['userid']],
        ['idx_uploadsessions_create_at', ['createat']],
      ],
    );
    await createTable(
      runner,
      'emoji',
      [
        id('id'),
        integer('createat'),
        integer('updateat'),
        integer('deleteat'),
        key('creatorid'),
        key('name', 64),
      ],
      [['emoji_name_deleteat_key', ['name', 'deleteat'], 'unique']],
    );
    // Chats from before there were emoji have the role already.
    await runner.query(
      `UPDATE roles SET permissions = permissions || ' create_emojis delete_emojis'
        WHERE name = 'system_user' AND permissions NOT LIKE '%create_emojis%'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['emoji', 'uploadsessions', 'fileinfo']) await runner.dropTable(table);
  }
}
