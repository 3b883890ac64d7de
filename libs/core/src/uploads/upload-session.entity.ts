import type { UploadSession } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

/** The columns of `uploadsessions`; a row is an `UploadSession`. */
export type UploadSessionRow = UploadSession;

export const uploadSessionEntity = new EntitySchema<UploadSessionRow>({
  name: 'UploadSessionRow',
  tableName: 'uploadsessions',
  columns: {
    id: primaryKey('id'),
    type: key('type', 32),
    create_at: integer('createat'),
    user_id: key('userid'),
    channel_id: key('channelid'),
    filename: key('filename', 256),
    Path: key('path', 512),
    file_size: integer('filesize'),
    file_offset: integer('fileoffset'),
    remote_id: key('remoteid'),
    req_file_id: key('reqfileid'),
  },
  indices: [
    { name: 'idx_uploadsessions_user_id', columns: ['user_id'] },
    { name: 'idx_uploadsessions_create_at', columns: ['create_at'] },
  ],
});
