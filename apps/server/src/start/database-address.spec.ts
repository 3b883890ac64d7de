import { describe, expect, it } from '@jest/globals';
import { postgresUrlOf } from './database-address.ts';

const url = 'postgres://mm:secret@db.example:5432/chat?sslmode=disable';
const variables = (driver: string | undefined, source: string | undefined) => ({
  MM_SQLSETTINGS_DRIVERNAME: driver,
  MM_SQLSETTINGS_DATASOURCE: source,
});

describe('the address of the database', () => {
  it('is that of the data folder unless a PostgreSQL is named', () => {
    expect(postgresUrlOf({})).toBeUndefined();
    expect(postgresUrlOf(variables('sqlite', undefined))).toBeUndefined();
    expect(postgresUrlOf(variables('sqlite3', url))).toBeUndefined();
    expect(postgresUrlOf(variables('postgres', url))).toBe(url);
    expect(postgresUrlOf(variables(undefined, url))).toBe(url);
  });

  it.each([
    ['mysql', url],
    ['postgres', undefined],
    ['postgres', 'mm:secret@tcp(localhost:3306)/chat'],
    [undefined, 'http://mm:secret@db.example'],
  ])('is refused in one line that tells no password: %s %s', (driver, source) => {
    const read = () => postgresUrlOf(variables(driver, source));
    expect(read).toThrow(expect.objectContaining({ code: 'start.database' }));
    expect(read).toThrow(/^(?!.*secret)[^\n]+$/);
  });
});
