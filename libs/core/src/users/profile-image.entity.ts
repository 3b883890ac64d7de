import { EntitySchema } from 'typeorm';
import { blob, integer, primaryKey } from '../database/columns.ts';
import type { Dialect } from '../database/dialect.ts';

/** The picture someone, or a plugin for its bot, has set. */
export interface ProfileImageRow {
  user_id: string;
  data: Uint8Array | null;
  update_at: number;
}

/** The name under which repositories find the entity, whatever the dialect. */
export const PROFILE_IMAGE = 'ProfileImageRow';

export function profileImageEntity(dialect: Dialect): EntitySchema<ProfileImageRow> {
  return new EntitySchema<ProfileImageRow>({
    name: PROFILE_IMAGE,
    tableName: 'patchbay_profileimages',
    columns: { user_id: primaryKey('userid'), data: blob('data', dialect), update_at: integer('updateat') },
  });
}
