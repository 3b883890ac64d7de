import type { Readable } from 'node:stream';
import { AppError } from '@patchbay/contract';
import { textOf } from '../errors.ts';
import type { HostParts } from '../host-parts.ts';
import type { StoredVersion } from './bundle-store.ts';
import type { InstallOptions } from './install-strategy.ts';
import type { KeptVersions } from './kept-versions.ts';

/**
 * After a start: installs what somebody put into the file store, gives every installed version its entry and both
 * its paths, and removes bytes and folders that nothing names. One id after the other, each under its lock, and under
 * its lease where anything of other nodes' concern has to go.
 */
export async function tidyUp(
  parts: HostParts,
  kept: KeptVersions,
  install: (bundle: Readable, options: InstallOptions) => Promise<unknown>,
): Promise<void> {
  const { desired, folders, locks, logger, store } = parts;
  const rows = await desired.list();
  const installed = new Set(rows.map(({ pluginId }) => pluginId));
  const stored = await store.versions();
  const ids = new Set([...installed, ...stored.map(({ pluginId }) => pluginId), ...(await folders.ids())]);
  for (const id of ids) {
    await locks
      .run(id, () =>
        tidy(
          id,
          stored.filter(({ pluginId }) => pluginId === id),
          parts,
          kept,
        ),
      )
      .catch((error: unknown) => {
        logger.warn(`What is kept of plugin ${id} could not be put in order: ${textOf(error)}`, {
          plugin_id: id,
        });
      });
  }
  for (const name of await store.current()) {
    const row = await desired.get(name);
    // What lies at the path of an installed plugin takes its place, as upstream has it (contract: management §5).
    const force = row !== undefined && row.unmanaged !== true && (await store.isReplaced(name, row.sha256));
    if (row === undefined || force) await installStored(name, force, parts, install);
  }
}

async function installStored(
  name: string,
  force: boolean,
  { logger, store }: HostParts,
  install: (bundle: Readable, options: InstallOptions) => Promise<unknown>,
): Promise<void> {
  try {
    const signature = await store.currentSignature(name);
    const options = { source: 'file-store', force, ...(signature ? { signature } : {}) } as const;
    await install(await store.readCurrent(name), options);
    logger.info(`The bundle plugins/${name}.tar.gz of the file store was installed.`);
  } catch (error) {
    logger.error(`The bundle plugins/${name}.tar.gz of the file store is not installed: ${describe(error)}`);
  }
}

/** `stored` may be older than the rest: what has come since is not in it, and so is left alone. */
async function tidy(
  id: string,
  stored: readonly StoredVersion[],
  parts: HostParts,
  kept: KeptVersions,
): Promise<void> {
  const { desired, folders, lease, ledger, store } = parts;
  const row = await desired.get(id);
  if (row && row.unmanaged !== true) await kept.keep(row);
  const open = (await ledger.openChanges()).filter(({ pluginId }) => pluginId === id);
  const running = [...(row ? [row.sha256] : []), ...open.flatMap(({ from, to }) => [from, to])];
  await folders.removeOthers(
    id,
    running.filter((sha256) => sha256 !== ''),
  );
  if (stored.length === 0) return;
  const versions = row ? await kept.list(id) : [];
  const named = new Set([...running, ...versions.map(({ sha256 }) => sha256)]);
  const strays = stored.filter(({ sha256 }) => !row || !named.has(sha256));
  if (strays.length === 0) return;
  await lease.holdIfFree(id, async () => {
    // What the ledger remembers of a plugin that was removed goes with its bytes.
    if (!row) await kept.forget(id);
    for (const { sha256 } of strays) await store.drop(id, sha256);
  });
}

const describe = (error: unknown): string =>
  error instanceof AppError ? `${error.message} (${error.id})` : textOf(error);
