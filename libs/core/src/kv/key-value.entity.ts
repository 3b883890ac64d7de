import { EntitySchema } from 'typeorm';
import { blob, integer, primaryKey } from '../database/columns.ts';
import type { Dialect } from '../database/dialect.ts';

/** One value of a plugin (contract: management §14). */
export interface KeyValueRow {
  plugin_id: string;
  key: string;
  value: Uint8Array | null;
  /** Milliseconds; 0 never expires. */
  expire_at: number;
}

/** The name under which repositories find the entity, whatever the dialect. */
export const KEY_VALUE = 'KeyValueRow';

export function keyValueEntity(dialect: Dialect): EntitySchema<KeyValueRow> {
  return new EntitySchema<KeyValueRow>({
    name: KEY_VALUE,
    tableName: 'pluginkeyvaluestore',
    columns: {
      plugin_id: primaryKey('pluginid', 190),
      key: primaryKey('pkey', 150),
      value: blob('pvalue', dialect),
      expire_at: integer('expireat'),
    },
    indices: [{ name: 'idx_pluginkeyvaluestore_expire_at', columns: ['expire_at'] }],
  });
}
