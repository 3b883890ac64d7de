import type { Manifest } from '@patchbay/contract';

/** The lower-cased keys of a plugin's settings that its manifest marks `secret`, those of sections included. */
export function secretKeys(manifest: Manifest): ReadonlySet<string> {
  const schema = manifest.settings_schema;
  const settings = [
    ...(schema?.settings ?? []),
    ...(schema?.sections ?? []).flatMap((section) => section?.settings ?? []),
  ];
  return new Set(settings.flatMap((setting) => (setting?.secret ? [setting.key.toLowerCase()] : [])));
}
