import type { Preference } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { primaryKey, text } from '../database/columns.ts';

/** The columns of `preferences`; a row is a `Preference` without what is computed. */
export type PreferenceRow = Pick<Preference, 'user_id' | 'category' | 'name' | 'value'>;

export const preferenceEntity = new EntitySchema<PreferenceRow>({
  name: 'PreferenceRow',
  tableName: 'preferences',
  columns: {
    user_id: primaryKey('userid'),
    category: primaryKey('category', 32),
    name: primaryKey('name', 64),
    value: text('value'),
  },
  indices: [{ name: 'idx_preferences_category', columns: ['category'] }],
});
