import { EntitySchema } from 'typeorm';
import { integer, json, key, primaryKey } from '../../database/columns.ts';

/** What stood behind a link in one hour; kept so that a page is asked once, whoever reads. */
export interface LinkMetadataRow {
  /** SHA-256 of the address and the hour, in hex. */
  hash: string;
  url: string;
  /** The hour, in ms since the epoch. */
  timestamp: number;
  type: string;
  data: unknown;
}

export const linkMetadataEntity = new EntitySchema<LinkMetadataRow>({
  name: 'LinkMetadataRow',
  tableName: 'linkmetadata',
  columns: {
    hash: primaryKey('hash', 64),
    url: key('url', 2048),
    timestamp: integer('timestamp'),
    type: key('type', 16),
    data: json('data'),
  },
});
