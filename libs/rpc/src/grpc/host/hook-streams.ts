import type { HookArgs, HookResult } from '@patchbay/contract';
import { once } from 'node:events';
import { RpcError } from '../../errors.ts';
import type { CallLimits, Channel } from '../channel.ts';
import { pathOf } from '../go-plugin-messages.ts';
import { Outgoing, partsOf } from '../parts.ts';

type FileRequest = { init: unknown[] } | { chunk: Buffer };

interface FileAnswer {
  result?: unknown[];
  chunk?: Buffer;
}

/**
 * Offers an uploaded file to a plugin, and takes the one it sends instead. `output` gets what the plugin sent, and its
 * end: nothing at all means that the original stays.
 */
export async function fileWillBeUploaded(
  channel: Channel,
  [context, info, file, output]: HookArgs<'FileWillBeUploaded'>,
  limits: CallLimits,
): Promise<HookResult<'FileWillBeUploaded'>> {
  const call = channel.duplex(pathOf('Hooks', 'FileWillBeUploaded'), limits);
  const out = new Outgoing<FileRequest>(call, 'FileWillBeUploadedRequest', ['status']);
  // A plugin may answer before it has seen all of the file.
  const sent = (async () => {
    await out.send({ init: [context, info] });
    await out.pump(file, (chunk) => ({ chunk }));
    out.end();
  })();
  let result: unknown[] | undefined;
  try {
    const failed = new Promise<never>((_, reject) => {
      sent.catch(reject);
      output.once('error', reject);
    });
    failed.catch(() => undefined);
    const taken = (async () => {
      for await (const part of partsOf<FileAnswer>(call, 'FileWillBeUploadedResponse')) {
        result = part.result ?? result;
        if (part.chunk !== undefined && !output.write(part.chunk)) await once(output, 'drain');
      }
    })();
    taken.catch(() => undefined);
    await Promise.race([taken, failed]);
    if (result === undefined) throw new RpcError('bad-reply', 'the plugin ended its answer without a result');
    const written = once(output, 'finish');
    output.end();
    await Promise.race([written, failed]);
  } catch (error) {
    call.cancel();
    throw channel.errorOf(error as Error, limits.signal);
  }
  const [answer, rejection] = result;
  return [answer, rejection] as HookResult<'FileWillBeUploaded'>;
}
