import type { Clock } from '@patchbay/hooks';
import { RpcError } from '@patchbay/rpc/host';
import type { PluginConnection } from '@patchbay/rpc/host';
import { HostError, withLastWords } from '../errors.ts';
import { settledWithin } from '../settled-within.ts';
import type { ServerProcess } from '../supervisor/server-process.ts';

/** How long after the connection was lost the end of the process that explains it is waited for, in milliseconds. */
const EXPLANATION_MS = 2_000;

/**
 * Resolves when OnActivate has said yes. Rejects with what it said instead, with the abort's reason, or with a
 * {@link HostError} when it took longer than `deadlineMs` or the process ended in it.
 */
export function callOnActivate(
  { connection, process }: { readonly connection: PluginConnection; readonly process: ServerProcess },
  deadlineMs: number,
  signal: AbortSignal,
  clock: Clock,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
    };
    const cancel = clock.after(deadlineMs, () => {
      const words = `OnActivate did not return within ${String(deadlineMs)} ms. Look in the log for what it waits for`;
      reject(new HostError('host.not_answering', withLastWords(words, process.lastWords)));
    });
    signal.addEventListener('abort', onAbort, { once: true });
    // Whichever comes first decides. A process that dies here takes the answer with it, so its words count.
    connection
      .call('OnActivate', [])
      .then(resolve, async (error: unknown) => {
        const refused = !(error instanceof RpcError);
        if (refused || !(await settledWithin(process.ended, EXPLANATION_MS, clock)))
          return reject(error as Error);
        const words = `the plugin process ${(await process.ended).words} in OnActivate`;
        reject(new HostError('host.exited_at_start', withLastWords(words, process.lastWords)));
      })
      .finally(() => {
        cancel();
        signal.removeEventListener('abort', onAbort);
      });
  });
}
