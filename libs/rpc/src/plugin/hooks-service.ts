import type { Context, FileInfo, HookName, Hooks, HttpRequest } from '@patchbay/contract';
import { Readable } from 'node:stream';
import { readByteStream } from '../byte-stream.ts';
import { hookTable, serviceTable, wire } from '../contract-method.ts';
import type { ContractMethod } from '../contract-method.ts';
import { requestFromWire } from '../http-wire.ts';
import type { RequestOnWire } from '../http-wire.ts';
import type { MuxBroker } from '../mux-broker.ts';
import { RpcClient } from '../netrpc/client.ts';
import type { ServedMethod } from '../netrpc/server.ts';
import { followContext } from '../request-context.ts';
import type { ContextOnWire } from '../request-context.ts';
import { toDuplex } from '../yamux/duplex.ts';
import { apiClient } from './api-client.ts';
import { RemoteResponse } from './response-writer.ts';
import type { ServeOptions } from './serve-options.ts';

type AnyHook = (...args: unknown[]) => unknown;

/** Said in the answer to OnActivate: ServeHTTP may come with the context of its request. */
const FOLLOWS_CONTEXTS = true;

/** A plugin's hooks as a table of methods for the host to call. */
export function hooksService(options: ServeOptions, broker: MuxBroker): Map<string, ServedMethod> {
  const { hooks } = options;
  const served = new Map<string, ServedMethod>();
  const find = (name: HookName): AnyHook => {
    const hook = hooks[name] as AnyHook | undefined;
    if (typeof hook !== 'function') throw new Error(`Hook ${name} called but not implemented.`);
    return hook.bind(hooks);
  };
  const add = (name: HookName, handle: (args: unknown[]) => unknown): void => {
    const { args, reply, name: wireName } = special.get(name) ?? hookTable[name];
    served.set(wireName, { name: wireName, args, reply, handle: (a) => handle(a as unknown[]) });
  };
  const special = serviceTable('hooks');
  for (const name of Object.keys(hookTable) as HookName[]) {
    const method = hookTable[name];
    add(name, (args) => {
      const hook = find(name);
      return answer(method, () => hook(...args));
    });
  }
  add('Implemented', () => implementedHooks(hooks));
  add('OnActivate', async (args) => {
    const [apiId, driverId, contexts] = args as [number, number, boolean];
    const reply = (await answer(hookTable.OnActivate, async () => {
      const client = new RpcClient(await broker.dial(apiId), wire);
      if (driverId !== 0) void openDriver(broker, driverId);
      await options.onApi(apiClient(client, broker, { contexts }));
      await configureFirst(hooks);
      await hooks.OnActivate?.();
    })) as unknown[];
    return [reply[0], FOLLOWS_CONTEXTS];
  });
  for (const name of ['ServeHTTP', 'ServeMetrics'] as const)
    add(name, (args) => serveHttp(find(name), broker, args as HttpArgs));
  add('FileWillBeUploaded', (args) => {
    const hook = find('FileWillBeUploaded');
    return fileWillBeUploaded(hook, broker, args as [Context, FileInfo, number, number]);
  });
  return served;
}

/** A plugin reads its configuration before it is activated; an error there is only printed (server-plugins §3). */
export async function configureFirst(hooks: Partial<Hooks>): Promise<void> {
  try {
    await hooks.OnConfigurationChange?.();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`[ERROR] call to OnConfigurationChange failed, error: ${text}\n`);
  }
}

/** The hooks that an object has, by name. */
export function implementedHooks(hooks: Partial<Hooks>): HookName[] {
  return (Object.keys(hookTable) as HookName[]).filter(
    (name) => name !== 'Implemented' && typeof hooks[name] === 'function',
  );
}

/** Runs a hook; what it throws is the error it returns, if it can return one. */
export function answer(method: ContractMethod, run: () => unknown): unknown {
  const failed = (error: unknown): unknown[] => {
    const reply = method.giveError(error);
    if (reply === undefined) throw error;
    return reply;
  };
  try {
    const result = run();
    if (!(result instanceof Promise)) return method.giveReply(result);
    return result.then((value) => method.giveReply(value)).catch(failed);
  } catch (error) {
    return failed(error);
  }
}

/** The host waits for this stream; TypeScript plugins keep their data behind the API. */
async function openDriver(broker: MuxBroker, id: number): Promise<void> {
  try {
    new RpcClient(await broker.dial(id), wire);
  } catch {
    // A host without a driver does not accept it, and nothing of ours depends on it.
  }
}

type HttpArgs = [
  writer: number,
  request: RequestOnWire,
  context: Context,
  body: number,
  /** These two only come with ServeHTTP, and from hosts that know of them. */
  contextStream: number | undefined,
  requestContext: ContextOnWire | undefined,
];

async function serveHttp(hook: AnyHook, broker: MuxBroker, args: HttpArgs): Promise<unknown> {
  const [writerId, request, context, bodyId, contextId, requestContext] = args;
  const followed =
    contextId && requestContext ? await followContext(broker, contextId, requestContext) : undefined;
  try {
    const handled = requestFromWire(request, undefined);
    if (followed !== undefined) handled.signal = followed.signal;
    return await handle(hook, broker, [context, handled], writerId, bodyId);
  } finally {
    followed?.release();
  }
}

async function handle(
  hook: AnyHook,
  broker: MuxBroker,
  [context, request]: [Context, HttpRequest],
  writerId: number,
  bodyId: number,
): Promise<unknown> {
  const client = new RpcClient(await broker.dial(writerId), wire);
  const body = bodyId === 0 ? undefined : readByteStream(await broker.dial(bodyId));
  body?.on('error', () => undefined);
  const response = new RemoteResponse(client);
  try {
    await hook(context, response, { ...request, body: body ?? Readable.from([]) });
    await response.finished();
  } finally {
    body?.destroy();
    client.close();
  }
  return {};
}

async function fileWillBeUploaded(
  hook: AnyHook,
  broker: MuxBroker,
  [context, info, uploadedId, replacementId]: [Context, FileInfo, number, number],
): Promise<unknown[]> {
  const uploaded = readByteStream(await broker.dial(uploadedId));
  const replacement = toDuplex(await broker.dial(replacementId));
  replacement.resume();
  try {
    return hookTable.FileWillBeUploaded.giveReply(await hook(context, info, uploaded, replacement));
  } finally {
    uploaded.destroy();
    if (!replacement.writableEnded) replacement.end();
  }
}
