import type { PropertyValue } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey, text } from '../database/columns.ts';

/** The columns of `propertyvalues`; `value` is JSON as text. */
export type PropertyValueRow = Omit<PropertyValue, 'value'> & { value: string };

export const propertyValueEntity = new EntitySchema<PropertyValueRow>({
  name: 'PropertyValueRow',
  tableName: 'propertyvalues',
  columns: {
    id: primaryKey('id'),
    target_id: key('targetid', 255),
    target_type: key('targettype', 255),
    group_id: key('groupid'),
    field_id: key('fieldid'),
    value: text('value'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    created_by: key('createdby', 190),
    updated_by: key('updatedby', 190),
  },
  indices: [
    {
      name: 'idx_propertyvalues_unique',
      columns: ['group_id', 'target_id', 'field_id'],
      unique: true,
      where: '"deleteat" = 0',
    },
    { name: 'idx_propertyvalues_targetid_groupid', columns: ['target_id', 'group_id'] },
    { name: 'idx_propertyvalues_field_id', columns: ['field_id'] },
    { name: 'idx_propertyvalues_create_at_id', columns: ['create_at', 'id'] },
  ],
});
