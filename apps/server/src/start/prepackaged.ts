import type { Core } from '@patchbay/core';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '@patchbay/contract';
import type { Manifest } from '@patchbay/manifest';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '../engine/logger.ts';

export interface PrepackagedOptions {
  readonly folders: readonly string[];
  readonly core: Pick<Core, 'plugins' | 'system'>;
  readonly install: (
    bundle: Readable,
    options: { prepackaged: true; signature: Uint8Array },
  ) => Promise<Manifest>;
  /** Signs a bundle that comes without a signature, with the key of this data folder. */
  readonly sign: (bundle: Uint8Array) => Promise<Uint8Array>;
  readonly logger: Logger;
}

/** Marks a bundle as seen: one that the administrator removed does not come back at the next start. */
const MARK = 'PatchbayPrepackaged_';

/**
 * Installs the bundles that come with the server, disabled, each once (contract: management §4). A bundle is known by
 * its SHA-256, so a start with nothing new opens no archive and loads no OpenPGP.
 *
 * @returns the manifests that were installed now
 */
export async function installPrepackaged(options: PrepackagedOptions): Promise<Manifest[]> {
  const installed: Manifest[] = [];
  for (const path of options.folders.flatMap(bundlesIn)) {
    try {
      const sha256 = await sha256Of(path);
      if (await options.core.system.get(MARK + sha256)) continue;
      const signature = await signatureOf(path, options.sign);
      try {
        installed.push(await options.install(createReadStream(path), { prepackaged: true, signature }));
      } catch (error) {
        // As new or newer is there already: nothing to do, now or later.
        if (!(error instanceof AppError) || error.id !== 'app.plugin.skip_installation.app_error')
          throw error;
      }
      await options.core.system.set(MARK + sha256, basename(path));
    } catch (error) {
      options.logger.error('A prepackaged plugin could not be installed', {
        bundle: basename(path),
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return installed;
}

function bundlesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tar.gz'))
    .sort()
    .map((name) => join(folder, name));
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function signatureOf(path: string, sign: PrepackagedOptions['sign']): Promise<Uint8Array> {
  const beside = `${path}.sig`;
  return existsSync(beside) ? readFile(beside) : sign(await readFile(path));
}
