import type { HookArgs, HookResult } from '@patchbay/contract';
import { serveByteStream } from '../byte-stream.ts';
import { hookTable } from '../contract-method.ts';
import type { MuxBroker } from '../mux-broker.ts';
import type { RpcClient } from '../netrpc/client.ts';
import { toDuplex } from '../yamux/duplex.ts';

/**
 * Offers an uploaded file to a plugin, and takes the one it writes instead (contract: server-plugins §8). `output` gets
 * what the plugin wrote, and its end: nothing at all means that the original stays.
 */
export async function fileWillBeUploaded(
  client: RpcClient,
  broker: MuxBroker,
  [context, info, file, output]: HookArgs<'FileWillBeUploaded'>,
  signal: AbortSignal | undefined,
): Promise<HookResult<'FileWillBeUploaded'>> {
  const fileId = broker.nextId();
  const replacementId = broker.nextId();
  broker.accept(fileId, Infinity).then(
    (stream) => serveByteStream(stream, file),
    () => undefined,
  );
  const replacement = broker.accept(replacementId, Infinity).then(
    (stream) =>
      new Promise<void>((resolve, reject) => {
        const source = toDuplex(stream);
        const stop = (): void => void source.destroy(signal?.reason as Error);
        signal?.addEventListener('abort', stop, { once: true });
        source.on('error', reject);
        source.on('end', () => {
          signal?.removeEventListener('abort', stop);
          source.end();
        });
        output.on('error', reject);
        output.on('finish', resolve);
        source.pipe(output);
      }),
    () => void output.end(),
  );
  // Also awaited below, unless the call fails first.
  replacement.catch(() => undefined);
  const method = hookTable.FileWillBeUploaded;
  try {
    const args = [context, info, fileId, replacementId];
    const reply = (await client.call(method, args, { signal, seed: [info] })) as unknown[];
    broker.forget(replacementId);
    await replacement;
    return method.takeReply(reply) as HookResult<'FileWillBeUploaded'>;
  } finally {
    broker.forget(fileId);
    broker.forget(replacementId);
  }
}
