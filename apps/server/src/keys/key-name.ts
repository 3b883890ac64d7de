import type { Config } from '@patchbay/contract';
import { keyNameRefused, namesSamlFile } from './errors.ts';

/** Throws unless the name is that of a file in the folder of keys and of nothing else there. */
export function assertKeyName(name: string, { SamlSettings }: Pick<Config, 'SamlSettings'>): void {
  if (!isKeyName(name)) throw keyNameRefused(name);
  const { IdpCertificateFile, PublicCertificateFile, PrivateKeyFile } = SamlSettings;
  if ([IdpCertificateFile, PublicCertificateFile, PrivateKeyFile].includes(name)) throw namesSamlFile(name);
}

/** A base name: never a way out of the folder, nor a hidden file. */
export const isKeyName = (name: string): boolean => /^[\p{L}\p{N}_-][\p{L}\p{N}._ @+-]{0,189}$/u.test(name);
