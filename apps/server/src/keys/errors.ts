import { AppError } from '@patchbay/contract';

const WHERE = 'PublicKeys';

/** 400 of a name that is no plain file name. */
export const keyNameRefused = (name: string): AppError =>
  new AppError(
    'app.plugin.public_key.name.app_error',
    WHERE,
    400,
    `${JSON.stringify(name.slice(0, 100))} is no name for a key file: use 1 to 190 letters, digits, dots, dashes and underscores, not beginning with a dot.`,
  );

/** 500 of a name that is also that of a SAML certificate, as upstream has it (contract: management §3). */
export const namesSamlFile = (name: string): AppError =>
  new AppError(
    'app.plugin.modify_saml.app_error',
    WHERE,
    500,
    `${name} is the name of a file that the SAML settings use. Give the key file another name.`,
  );

/** 400 of a file that holds nothing to verify signatures with; `reason` says what it holds. */
export const keyUnusable = (name: string, reason: string): AppError =>
  new AppError(
    'app.plugin.public_key.unusable.app_error',
    WHERE,
    400,
    `${name} cannot be trusted. ${reason}`,
  );

/** 404 of a key file that is not among the trusted ones. */
export const noSuchKey = (name: string): AppError =>
  new AppError(
    'app.plugin.public_key.not_found.app_error',
    WHERE,
    404,
    `There is no trusted key file ${JSON.stringify(name.slice(0, 100))}. "patchbay plugin keys" lists them.`,
  );

/** 409 while the list of key files is fixed by a variable of the environment. */
export const keysFixed = (): AppError =>
  new AppError(
    'app.plugin.public_key.overridden.app_error',
    WHERE,
    409,
    'The variable MM_PLUGINSETTINGS_SIGNATUREPUBLICKEYFILES sets which key files are trusted. Unset it and start the server anew, or change it there.',
  );

/** 500 of a key file that could not be written (contract: management §3, upstream's id). */
export const keyNotSaved = (name: string, error: unknown): AppError =>
  new AppError(
    'app.plugin.write_file.saving.app_error',
    WHERE,
    500,
    `${name} cannot be written into the data folder. Check free space and permissions.`,
    error instanceof Error ? error.message : String(error),
  );

/** 500 of a key file that could not be removed; it is trusted no longer all the same. */
export const keyNotRemoved = (name: string, error: unknown): AppError =>
  new AppError(
    'app.plugin.delete_public_key.delete.app_error',
    WHERE,
    500,
    `${name} is no longer trusted, but its file cannot be removed from the data folder.`,
    error instanceof Error ? error.message : String(error),
  );
