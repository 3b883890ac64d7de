import type { EntitySchema } from 'typeorm';

/** The name by which a query joins an entity. */
export function tableOf<T>(entity: EntitySchema<T>): string {
  return entity.options.name;
}
