import { EntitySchema } from 'typeorm';
import { primaryKey, text } from '../database/columns.ts';

/** One fact about this installation, by name. */
export interface SystemRow {
  name: string;
  value: string;
}

export const systemEntity = new EntitySchema<SystemRow>({
  name: 'SystemRow',
  tableName: 'systems',
  columns: {
    name: primaryKey('name', 64),
    value: text('value'),
  },
});
