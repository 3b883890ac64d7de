import { hookPolicies } from '@patchbay/contract';
import type { Clock, Logger } from '@patchbay/hooks';
import type { PluginConnection } from '@patchbay/rpc/host';
import { textOf } from '../errors.ts';
import { settledWithin } from '../settled-within.ts';

/** Tells a plugin that it is about to be stopped, and waits for its answer, as long as the contract says where nobody else does. Never rejects. */
export async function callOnDeactivate(
  pluginId: string,
  connection: PluginConnection,
  logger: Logger,
  clock: Clock,
  deadlineMs = hookPolicies.OnDeactivate.deadlineMs,
): Promise<void> {
  if (!connection.implemented.has('OnDeactivate')) return;
  const told = connection.call('OnDeactivate', []).catch((error: unknown) => {
    logger.warn(`OnDeactivate of plugin ${pluginId} failed: ${textOf(error)}.`);
  });
  if (await settledWithin(told, deadlineMs, clock)) return;
  logger.warn(
    `OnDeactivate of plugin ${pluginId} did not return within ${String(deadlineMs)} ms; it is stopped all the same.`,
  );
}
