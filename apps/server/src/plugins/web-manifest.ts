import type { ClientManifest } from '@patchbay/manifest';

/** An entry of `GET /plugins/webapp`: a client manifest without the settings (contract: rest.json). */
export function toWebPlugin(manifest: ClientManifest): Omit<ClientManifest, 'settings_schema'> {
  const { settings_schema: _schema, ...shown } = manifest;
  return shown;
}
