import { flag, list, number, record, text } from './fields.ts';
import { json, pluginPath } from './request.ts';

/** A version of a plugin that is there to go back to, or runs. */
export interface KeptVersion {
  version: string;
  /** SHA-256 of the bundle in hex: what tells one from another. */
  sha256: string;
  /** Bytes of the bundle. */
  size: number;
  signed: boolean;
  prepackaged: boolean;
  /** Milliseconds since 1970. */
  installedAt: number;
  active: boolean;
}

/** The running one first, then the newest install first. */
export async function getPluginVersions(pluginId: string, signal?: AbortSignal): Promise<KeptVersion[]> {
  const answer = await json(pluginPath(pluginId, '/versions'), { signal });
  return list(answer)
    .map(record)
    .filter(({ sha256 }) => text(sha256) !== '')
    .map((version) => ({
      version: text(version.version),
      sha256: text(version.sha256),
      size: number(version.size),
      signed: flag(version.signed),
      prepackaged: flag(version.prepackaged),
      installedAt: number(version.installed_at),
      active: flag(version.active),
    }));
}

/** `restoreData` puts settings and KV data back as they were when that version was last replaced. */
export async function rollBackPlugin(pluginId: string, sha256: string, restoreData: boolean): Promise<void> {
  await json(pluginPath(pluginId, '/rollback'), {
    method: 'POST',
    body: { sha256, restore_data: restoreData },
  });
}
