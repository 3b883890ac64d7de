import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '@patchbay/contract';
import type { Logger } from '@patchbay/hooks';
import { textOf } from '../errors.ts';
import { sha256OfFile } from './hash-file.ts';

export interface PrepackagedInstall {
  /** Whether a bundle with this SHA-256 is what runs already. */
  isInstalled(sha256: string): Promise<boolean>;
  install(bundle: Readable, signature: Uint8Array): Promise<void>;
  readonly logger: Logger;
}

/**
 * Offers every `*.tar.gz` below `folder` with the `.sig` beside it. A bundle without one is left alone. One that
 * cannot be installed is logged; the others go on (contract: management §4).
 */
export async function installPrepackagedBundles(folder: string, o: PrepackagedInstall): Promise<void> {
  for (const bundle of await bundlesBelow(folder)) {
    try {
      if (await o.isInstalled(await sha256OfFile(bundle))) continue;
      const signature = await readFile(`${bundle}.sig`).catch(() => undefined);
      if (!signature) {
        o.logger.warn(
          `The prepackaged bundle ${bundle} has no signature beside it (${bundle}.sig), so it is not installed.`,
        );
        continue;
      }
      await o.install(createReadStream(bundle), signature);
    } catch (error) {
      if (error instanceof AppError && error.id === 'app.plugin.skip_installation.app_error') continue;
      o.logger.error(`The prepackaged bundle ${bundle} is not installed: ${textOf(error)}`);
    }
  }
}

async function bundlesBelow(folder: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true, recursive: true });
  } catch {
    // Nothing is prepackaged.
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tar.gz'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
