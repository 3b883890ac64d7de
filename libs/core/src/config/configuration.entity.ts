import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, primaryKey, text } from '../database/columns.ts';

/** The system configuration after one change; the one that counts is active. */
export interface ConfigurationRow {
  id: string;
  /** JSON of the whole configuration, without what comes from variables and from the plugins' own rows. */
  value: string;
  create_at: number;
  active: boolean;
  user_id: string;
  /** What changed (`storedDifferences`), secrets in it. */
  changes: unknown;
}

export const configurationEntity = new EntitySchema<ConfigurationRow>({
  name: 'ConfigurationRow',
  tableName: 'configurations',
  columns: {
    id: primaryKey('id'),
    value: text('value'),
    create_at: integer('createat'),
    active: flag('active'),
    user_id: key('userid'),
    changes: json('changes'),
  },
  indices: [{ name: 'idx_configurations_create_at', columns: ['create_at'] }],
});
