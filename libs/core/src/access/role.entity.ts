import { EntitySchema } from 'typeorm';
import { flag, integer, key, primaryKey, text } from '../database/columns.ts';

/** A role as stored: its permissions are separated by spaces. */
export interface RoleRow {
  id: string;
  name: string;
  display_name: string;
  description: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  permissions: string;
  scheme_managed: boolean;
  built_in: boolean;
}

export const roleEntity = new EntitySchema<RoleRow>({
  name: 'RoleRow',
  tableName: 'roles',
  columns: {
    id: primaryKey('id'),
    name: key('name', 64),
    display_name: key('displayname', 128),
    description: text('description'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    permissions: text('permissions'),
    scheme_managed: flag('schememanaged'),
    built_in: flag('builtin'),
  },
  indices: [{ name: 'idx_roles_name', columns: ['name'], unique: true }],
});
