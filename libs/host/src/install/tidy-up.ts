import type { Readable } from 'node:stream';
import { AppError } from '@patchbay/contract';
import { textOf } from '../errors.ts';
import type { HostParts } from '../host-parts.ts';
import type { InstallOptions } from './install-strategy.ts';
import type { KeptVersions } from './kept-versions.ts';

/**
 * After a start: installs what lies in the file store without a row, gives every installed version its entry and both
 * its paths, and removes bytes and folders that nothing names. One id after the other, each under its lock and lease.
 */
export async function tidyUp(
  parts: HostParts,
  kept: KeptVersions,
  install: (bundle: Readable, options: InstallOptions) => Promise<unknown>,
): Promise<void> {
  const { desired, folders, lease, locks, logger, store } = parts;
  const rows = await desired.list();
  const installed = new Set(rows.map(({ pluginId }) => pluginId));
  const stored = await store.versions();
  const ids = new Set([...installed, ...stored.map(({ pluginId }) => pluginId), ...(await folders.ids())]);
  for (const id of ids) {
    await locks
      .run(id, () => lease.holdIfFree(id, () => tidy(id, parts, kept)))
      .catch((error: unknown) => {
        logger.warn(`What is kept of plugin ${id} could not be put in order: ${textOf(error)}`, {
          plugin_id: id,
        });
      });
  }
  for (const name of (await store.current()).filter((one) => !installed.has(one))) {
    try {
      const signature = await store.currentSignature(name);
      const options = { source: 'file-store', ...(signature ? { signature } : {}) } as const;
      await install(await store.readCurrent(name), options);
      logger.info(`The bundle plugins/${name}.tar.gz of the file store was installed.`);
    } catch (error) {
      logger.error(
        `The bundle plugins/${name}.tar.gz of the file store is not installed: ${describe(error)}`,
      );
    }
  }
}

async function tidy(id: string, parts: HostParts, kept: KeptVersions): Promise<void> {
  const { desired, folders, ledger, store } = parts;
  const row = await desired.get(id);
  if (row?.unmanaged === false || (row && row.unmanaged === undefined)) await kept.keep(row);
  const changes = (await ledger.openChanges()).filter(({ pluginId }) => pluginId === id);
  const running = [row?.sha256 ?? '', ...changes.flatMap(({ from, to }) => [from, to])];
  const named = new Set([...running, ...(row ? await kept.list(id) : []).map(({ sha256 }) => sha256)]);
  for (const { pluginId, sha256 } of await store.versions())
    if (pluginId === id && !named.has(sha256)) await store.drop(id, sha256);
  if (!row) await kept.forget(id);
  await folders.removeOthers(
    id,
    running.filter((sha256) => sha256 !== ''),
  );
}

const describe = (error: unknown): string =>
  error instanceof AppError ? `${error.message} (${error.id})` : textOf(error);
