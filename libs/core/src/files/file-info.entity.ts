import type { FileInfo } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { blob, flag, integer, key, primaryKey, text } from '../database/columns.ts';
import type { Dialect } from '../database/dialect.ts';

/** The columns of `fileinfo`; a row is a `FileInfo`. */
export type FileInfoRow = Omit<FileInfo, 'mini_preview' | 'remote_id'> & {
  mini_preview: Uint8Array | null;
  remote_id: string;
};

/** The name under which repositories find the entity, whatever the dialect. */
export const FILE_INFO = 'FileInfoRow';

export function fileInfoEntity(dialect: Dialect): EntitySchema<FileInfoRow> {
  return new EntitySchema<FileInfoRow>({
    name: FILE_INFO,
    tableName: 'fileinfo',
    columns: {
      id: primaryKey('id'),
      user_id: key('creatorid'),
      post_id: key('postid'),
      channel_id: key('channelid'),
      create_at: integer('createat'),
      update_at: integer('updateat'),
      delete_at: integer('deleteat'),
      Path: key('path', 512),
      ThumbnailPath: key('thumbnailpath', 512),
      PreviewPath: key('previewpath', 512),
      name: key('name', 256),
      extension: key('extension', 64),
      size: integer('size'),
      mime_type: key('mimetype', 256),
      width: integer('width'),
      height: integer('height'),
      has_preview_image: flag('haspreviewimage'),
      mini_preview: blob('minipreview', dialect),
      // As long as a book: only search reads it.
      Content: { ...text('content'), select: false },
      remote_id: key('remoteid'),
      archived: flag('archived'),
    },
    indices: [
      { name: 'idx_fileinfo_create_at', columns: ['create_at'] },
      { name: 'idx_fileinfo_postid_at', columns: ['post_id'] },
      { name: 'idx_fileinfo_channel_id_create_at', columns: ['channel_id', 'create_at'] },
    ],
  });
}
