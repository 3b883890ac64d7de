import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ManifestError } from './errors.ts';
import type { Manifest } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';

/** Where a manifest is looked for, in order; the first file that exists decides (contract: server-plugins §1). */
export const MANIFEST_FILES = ['plugin.yml', 'plugin.yaml', 'plugin.json'] as const;

export interface FoundManifest {
  manifest: Manifest;
  /** The file it came from. */
  path: string;
}

/**
 * Finds and parses the manifest of a plugin folder. An error in the first file that exists is final: the next
 * one is not tried. Throws ManifestError `manifest-missing`, `manifest-unreadable` or `manifest-malformed`.
 */
export async function readManifest(directory: string): Promise<FoundManifest> {
  for (const name of MANIFEST_FILES) {
    const path = join(directory, name);
    let text;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) continue;
      throw new ManifestError(
        'manifest-unreadable',
        `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    }
    return { manifest: parseManifest(text, name === 'plugin.json' ? 'json' : 'yaml', name), path };
  }
  throw new ManifestError(
    'manifest-missing',
    `There is no manifest in ${directory}. Put ${MANIFEST_FILES.slice(0, -1).join(', ')} or ${MANIFEST_FILES.at(-1) ?? ''} at the root of the plugin.`,
  );
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
