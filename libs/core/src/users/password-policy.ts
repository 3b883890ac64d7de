import type { Config } from '@patchbay/contract';
import { refuse } from '../errors.ts';

const MAXIMUM_LENGTH = 72;
const SYMBOLS = ' !"\\#$%&\'()*+,-./:;<=>?@[]^_`|~';

/** Throws the first rule of PasswordSettings that a password breaks. */
export function assertPasswordIsStrong(password: string, settings: Config['PasswordSettings']): void {
  const where = 'User.IsValid';
  const minimum = settings.MinimumLength ?? 0;
  if (password.length < minimum)
    throw refuse('model.user.is_valid.pwd_min_length.app_error', where, { min: minimum });
  if (password.length > MAXIMUM_LENGTH) throw refuse('model.user.is_valid.pwd_max_length.app_error', where);
  if (settings.Lowercase && !/[a-z]/.test(password))
    throw refuse('model.user.is_valid.pwd_lowercase.app_error', where);
  if (settings.Uppercase && !/[A-Z]/.test(password))
    throw refuse('model.user.is_valid.pwd_uppercase.app_error', where);
  if (settings.Number && !/[0-9]/.test(password))
    throw refuse('model.user.is_valid.pwd_number.app_error', where);
  if (settings.Symbol && ![...password].some((character) => SYMBOLS.includes(character)))
    throw refuse('model.user.is_valid.pwd_symbol.app_error', where, { symbols: SYMBOLS });
}
