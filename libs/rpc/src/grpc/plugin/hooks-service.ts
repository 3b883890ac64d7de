import { status } from '@grpc/grpc-js';
import type { sendUnaryData, Server, ServerDuplexStream, ServerUnaryCall } from '@grpc/grpc-js';
import type { API, HookName } from '@patchbay/contract';
import { protoSchema } from '@patchbay/contract/proto';
import { hookTable } from '../../contract-method.ts';
import { ProtoError } from '../../errors.ts';
import { answer, configureFirst, implementedHooks } from '../../plugin/hooks-service.ts';
import type { ServeOptions } from '../../plugin/serve-options.ts';
import { decode, encode } from '../codec/codecs.ts';
import { pathOf } from '../go-plugin-messages.ts';
import { failure } from '../status.ts';
import { fileWillBeUploaded, serveHttp } from './hook-streams.ts';

type AnyHook = (...args: unknown[]) => unknown;

const asIs = (bytes: Buffer): Buffer => bytes;

/** Serves a plugin's hooks; `openApi` dials the API under its broker id. */
export function serveHooks(
  server: Server,
  options: ServeOptions,
  openApi: (id: number) => Promise<API>,
): void {
  const { hooks } = options;
  const find = (name: HookName): AnyHook | undefined => {
    const hook = hooks[name] as AnyHook | undefined;
    return typeof hook === 'function' ? hook.bind(hooks) : undefined;
  };
  const activate = async (id: unknown): Promise<void> => {
    await options.onApi(await openApi(id as number));
    await configureFirst(hooks);
    await hooks.OnActivate?.();
  };
  const own: Partial<Record<HookName, AnyHook>> = {
    Implemented: () => implementedHooks(hooks),
    OnActivate: activate,
  };
  for (const [key, [, , streams]] of Object.entries(protoSchema().services.Hooks)) {
    const name = key as HookName;
    const hook = own[name] ?? find(name);
    if (hook === undefined) continue;
    if (streams === undefined)
      server.register(
        pathOf('Hooks', name),
        (call: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) => {
          run(name, hook, call.request).then(
            (bytes) => done(null, bytes),
            (error: unknown) => done(failed(error)),
          );
        },
        asIs,
        asIs,
        'unary',
      );
    else
      server.register(
        pathOf('Hooks', name),
        (call: ServerDuplexStream<Buffer, Buffer>) => {
          call.on('error', () => undefined);
          (name === 'FileWillBeUploaded' ? fileWillBeUploaded : serveHttp)(hook, call).then(
            () => call.end(),
            (error: unknown) => call.emit('error', failed(error)),
          );
        },
        asIs,
        asIs,
        'bidi',
      );
  }
}

async function run(name: HookName, hook: AnyHook, request: Buffer): Promise<Buffer> {
  const args = decode(`${name}Request`, request) as unknown[];
  const reply = await answer(hookTable[name], () => hook(...args));
  return encode(`${name}Response`, reply);
}

function failed(error: unknown): ReturnType<typeof failure> {
  return failure(error instanceof ProtoError ? status.INTERNAL : status.UNKNOWN, error);
}
