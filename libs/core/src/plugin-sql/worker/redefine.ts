import type { Handle } from './handle.ts';

/**
 * Puts another CREATE TABLE in the place of a table's own, for changes that leave the rows as they are (SQLite's manual,
 * "Making Other Kinds Of Table Schema Changes"). Runs in the transaction that is open, or in one of its own.
 */
export function redefineTable(db: Handle, table: string, definition: string): void {
  const alone = !db.inTransaction;
  if (alone) db.exec('BEGIN');
  try {
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    const { changes } = db
      .prepare("UPDATE main.sqlite_schema SET sql = ? WHERE type = 'table' AND lower(name) = ?")
      .run(definition, table.toLowerCase());
    if (changes !== 1) throw new Error(`table ${table} is not there to be changed`);
    const version = db.prepare('PRAGMA main.schema_version').pluck().get() as bigint;
    db.pragma(`main.schema_version = ${version + 1n}`);
    // Reads the tables anew: a text that SQLite does not understand is noticed here.
    db.pragma('writable_schema = RESET');
    db.prepare(`SELECT * FROM main."${table.toLowerCase().replaceAll('"', '""')}" LIMIT 0`).all();
    if (alone) db.exec('COMMIT');
  } catch (error) {
    if (alone && db.inTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.pragma('writable_schema = OFF');
    db.unsafeMode(false);
  }
}
