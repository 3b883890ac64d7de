import { ManifestError } from './errors.ts';

/** Limits of a plugin id in characters (contract: server-plugins §1). */
export const PLUGIN_ID_MIN_LENGTH = 3;
export const PLUGIN_ID_MAX_LENGTH = 190;
export const PLUGIN_ID_PATTERN = /^[a-zA-Z0-9-_.]+$/;

/** Whether the id may name a plugin. It is part of file paths and addresses, hence the narrow alphabet. */
export function isPluginId(id: string): boolean {
  const length = [...id].length;
  return length >= PLUGIN_ID_MIN_LENGTH && length <= PLUGIN_ID_MAX_LENGTH && PLUGIN_ID_PATTERN.test(id);
}

/** Throws a ManifestError `invalid-id` unless the id may name a plugin. */
export function assertPluginId(id: string): void {
  if (isPluginId(id)) return;
  throw new ManifestError('invalid-id', `id: ${JSON.stringify(id)} is no plugin id. ${PLUGIN_ID_REMEDY}`, {
    path: 'id',
  });
}

export const PLUGIN_ID_REMEDY =
  `Use ${String(PLUGIN_ID_MIN_LENGTH)} to ${String(PLUGIN_ID_MAX_LENGTH)} of the characters a-z, A-Z, 0-9, "-", "_" and ".", ` +
  'for example com.example.my-plugin.';
