import { noDatabaseAddress } from './errors.ts';

/**
 * Where the chat's database is, by Mattermost's own variables MM_SQLSETTINGS_DRIVERNAME and MM_SQLSETTINGS_DATASOURCE:
 * the URL of a PostgreSQL, or undefined for SQLite in the data folder. They count when the server starts, so the stored
 * configuration, which lies in that database, cannot hold them.
 *
 * @throws StartError for a driver that there is not, and for PostgreSQL without its URL
 */
export function postgresUrlOf(environment: Record<string, string | undefined>): string | undefined {
  const source = environment['MM_SQLSETTINGS_DATASOURCE'] ?? '';
  const driver = environment['MM_SQLSETTINGS_DRIVERNAME'] || (source === '' ? 'sqlite' : 'postgres');
  if (driver === 'sqlite' || driver === 'sqlite3') return undefined;
  if (driver !== 'postgres')
    throw noDatabaseAddress(
      `MM_SQLSETTINGS_DRIVERNAME is "${driver}", which is neither postgres nor sqlite.`,
    );
  // The address holds a password: what is wrong with it is told without it.
  if (!/^postgres(?:ql)?:\/\//.test(source) || !URL.canParse(source))
    throw noDatabaseAddress(
      'MM_SQLSETTINGS_DATASOURCE is no URL of a PostgreSQL: postgres://user:password@host:5432/database.',
    );
  return source;
}

/** Whether the database could not be reached or entered; what failed inside it is another thing. */
export function isConnectionProblem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && !('query' in error);
}
