/** The server cannot start. The message is one line: what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type StartErrorCode =
  | 'start.old_node'
  | 'start.bad_option'
  | 'start.data_folder'
  | 'start.data_in_use'
  | 'start.port_in_use'
  | 'start.cannot_listen'
  | 'start.no_administrator'
  | 'start.database';

export const badOption = (name: string, value: string, expected: string): StartError =>
  new StartError('start.bad_option', `${name} is "${value}", which is not ${expected}.`);

export const oldNode = (version: string): StartError =>
  new StartError(
    'start.old_node',
    `Node ${version} is too old: Patchbay needs Node 20.19 or newer (22 and 24 too). Install one from https://nodejs.org.`,
  );

/** @param whose the owner and mode of what could not be written, in words; '' where nothing is known of it */
export const dataFolderUnusable = (path: string, cause: NodeJS.ErrnoException, whose: string): StartError =>
  new StartError(
    'start.data_folder',
    `The data folder ${path} cannot be written (${cause.code ?? cause.message})${whose}: make it writable for this user, or set PATCHBAY_DATA to another folder.`,
    { cause },
  );

export const dataFolderInUse = (path: string): StartError =>
  new StartError(
    'start.data_in_use',
    `The data folder ${path} is in use by another Patchbay: stop that one, or set PATCHBAY_DATA to another folder.`,
  );

export const portInUse = (host: string, port: number): StartError =>
  new StartError(
    'start.port_in_use',
    `Port ${port} on ${host} is in use: stop what listens there, or set PATCHBAY_PORT to another port.`,
  );

export const cannotListen = (host: string, port: number, cause: NodeJS.ErrnoException): StartError =>
  new StartError(
    'start.cannot_listen',
    `Cannot listen on ${host}:${port} (${cause.code ?? cause.message}): set PATCHBAY_LISTEN and PATCHBAY_PORT to an address of this machine.`,
    { cause },
  );

export const noAdministrator = (username: string): StartError =>
  new StartError(
    'start.no_administrator',
    `There is no user "${username}" whose password could be reset: set PATCHBAY_ADMIN_USERNAME to the administrator's name.`,
  );

/** @param problem without the address, which holds a password */
export const noDatabaseAddress = (problem: string): StartError =>
  new StartError(
    'start.database',
    `${problem} Leave MM_SQLSETTINGS_DRIVERNAME and MM_SQLSETTINGS_DATASOURCE out for the database in the data folder.`,
  );

export const databaseUnreachable = (cause: NodeJS.ErrnoException): StartError =>
  new StartError(
    'start.database',
    `The database that MM_SQLSETTINGS_DATASOURCE names cannot be opened (${cause.message || String(cause.code)}): start it, make it, or name another.`,
    { cause },
  );
