import type { Logger } from '@patchbay/hooks';
import type { PluginDriver } from '@patchbay/rpc/host';
import { textOf } from '../errors.ts';
import type { ServerProcess } from '../supervisor/server-process.ts';

/** The SQL of one run of a plugin, and the way to end it: statements that run are given up, connections closed. */
export type ClosableDriver = PluginDriver & { close(): Promise<void> };

/** Starts a process with SQL that lives as long as the process does, and no longer where it does not start. */
export async function withDriver(
  driver: ClosableDriver | undefined,
  logger: Logger,
  start: () => Promise<ServerProcess>,
): Promise<ServerProcess> {
  const close = async (): Promise<void> => {
    await driver?.close().catch((error: unknown) => {
      logger.warn(`The plugin's SQL was not closed well: ${textOf(error)}.`);
    });
  };
  try {
    const process = await start();
    void process.ended.then(close);
    return process;
  } catch (error) {
    await close();
    throw error;
  }
}
