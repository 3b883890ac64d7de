import type { PropertyField } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, json, key, nullableKey, primaryKey } from '../database/columns.ts';

/** The columns of `propertyfields`. */
export type PropertyFieldRow = Omit<
  PropertyField,
  'permission_field' | 'permission_values' | 'permission_options' | 'linked_field_id'
> & {
  permission_field: string | null;
  permission_values: string | null;
  permission_options: string | null;
  linked_field_id: string | null;
};

export const propertyFieldEntity = new EntitySchema<PropertyFieldRow>({
  name: 'PropertyFieldRow',
  tableName: 'propertyfields',
  columns: {
    id: primaryKey('id'),
    group_id: key('groupid'),
    name: key('name', 255),
    type: key('type', 32),
    attrs: json('attrs'),
    target_id: key('targetid', 255),
    target_type: key('targettype', 255),
    object_type: key('objecttype', 255),
    protected: flag('protected'),
    permission_field: nullableKey('permissionfield', 32),
    permission_values: nullableKey('permissionvalues', 32),
    permission_options: nullableKey('permissionoptions', 32),
    linked_field_id: nullableKey('linkedfieldid', 26),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    created_by: key('createdby', 190),
    updated_by: key('updatedby', 190),
  },
  indices: [
    {
      name: 'idx_propertyfields_unique',
      columns: ['group_id', 'object_type', 'target_id', 'name'],
      unique: true,
      where: '"deleteat" = 0',
    },
    { name: 'idx_propertyfields_create_at_id', columns: ['create_at', 'id'] },
  ],
});
