import { CreateTables1732147200000 } from './0001-create-tables.ts';

/** In the order they run. Never change one that was released: add another. */
export const migrations = [CreateTables1732147200000];
