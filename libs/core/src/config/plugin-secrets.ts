import type { Manifest } from '@patchbay/contract';
import { schemaSettings } from './schema-settings.ts';

/** The lower-cased keys of a plugin's settings that its manifest marks `secret`, those of sections included. */
export function secretKeys(manifest: Manifest): ReadonlySet<string> {
  return new Set(
    schemaSettings(manifest).flatMap((setting) => (setting.secret ? [setting.key.toLowerCase()] : [])),
  );
}
