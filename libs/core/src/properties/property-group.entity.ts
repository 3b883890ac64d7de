import type { PropertyGroup } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { integer, key, primaryKey } from '../database/columns.ts';

export const propertyGroupEntity = new EntitySchema<PropertyGroup>({
  name: 'PropertyGroupRow',
  tableName: 'propertygroups',
  columns: {
    id: primaryKey('id'),
    name: key('name', 64),
    version: integer('version'),
    schema_version: integer('schemaversion'),
  },
  indices: [{ name: 'propertygroups_name_key', columns: ['name'], unique: true }],
});
