import { status } from '@grpc/grpc-js';
import type { StatusObject } from '@grpc/grpc-js';
import { AppError } from '@patchbay/contract';
import type { API, ApiName } from '@patchbay/contract';
import { apiTable } from '../../contract-method.ts';
import type { ContractMethod } from '../../contract-method.ts';
import { ProtoError } from '../../errors.ts';
import type { WireLogger } from '../../host/types.ts';
import { decode, encode } from '../codec/codecs.ts';
import { failure } from '../status.ts';

type AnyMethod = (...args: unknown[]) => unknown;

/** How a call of the API ends: with a message, or with a status that is no message. */
export class ApiFailure extends Error {
  readonly status: Partial<StatusObject>;

  constructor(code: status, error: unknown) {
    super(error instanceof Error ? error.message : String(error), { cause: error });
    this.status = failure(code, error);
  }
}

export interface ApiPath {
  readonly api: Partial<API>;
  readonly logger: WireLogger | undefined;
}

/** What the method that a plugin called does with arguments that have been read; returns the reply. */
export type Run = (call: AnyMethod, args: unknown[], method: ContractMethod) => Promise<unknown[]>;

/** Methods whose arguments or results are not those of the Go signature; the rest is applied to the list. */
const ADAPTERS: Readonly<Record<string, Run>> = {
  LoadPluginConfiguration: async (call) => {
    // The implementation fills the object it is given, as in Go, or returns another one.
    const destination = {};
    const returned = await call(destination);
    return [undefined, Buffer.from(JSON.stringify(returned ?? destination))];
  },
  LogDebug: log,
  LogInfo: log,
  LogWarn: log,
  LogError: log,
};

async function log(call: AnyMethod, [message, fields]: unknown[]): Promise<unknown[]> {
  await call(message, ...Object.entries(fields as Record<string, unknown>).flat());
  return [];
}

/** As the Go signature says. */
export const plainly: Run = async (call, args, method) => method.giveReply(await call(...args));

/** The arguments of a request; rejects the call when they cannot be read, or the response not be written. */
export async function answerApiCall(path: ApiPath, name: ApiName, request: Buffer): Promise<Buffer> {
  const args = read(name, request);
  return runApiMethod(path, name, args, ADAPTERS[name] ?? plainly);
}

export function read(name: string, request: Buffer): unknown[] {
  try {
    return decode(`${name}Request`, request) as unknown[];
  } catch (error) {
    throw new ApiFailure(status.INVALID_ARGUMENT, error);
  }
}

/** Runs a method of the API; what it throws becomes the error in the response, where the response has one. */
export async function runApiMethod(
  { api, logger }: ApiPath,
  name: ApiName,
  args: unknown[],
  run: Run,
): Promise<Buffer> {
  const method = apiTable[name];
  const implementation = api[name] as AnyMethod | undefined;
  try {
    if (typeof implementation !== 'function') throw notOffered(name, logger);
    return encode(`${name}Response`, await run(implementation.bind(api), args, method));
  } catch (error) {
    if (error instanceof ProtoError) {
      logger?.warn('The answer to a plugin cannot be sent', { method: name, error: error.message });
      throw new ApiFailure(status.INTERNAL, error);
    }
    const reply = method.giveError(error);
    if (reply !== undefined) return encode(`${name}Response`, reply);
    if (typeof implementation !== 'function') throw new ApiFailure(status.UNIMPLEMENTED, error);
    logger?.warn('An API method without an error result failed', {
      method: name,
      error: error instanceof Error ? error.message : String(error),
    });
    throw new ApiFailure(status.UNKNOWN, error);
  }
}

function notOffered(name: string, logger: WireLogger | undefined): AppError {
  logger?.warn('A plugin called an API method that is not implemented', { method: name });
  const text = `API method ${name} is not implemented by this server`;
  return new AppError('app.plugin.api.not_implemented', name, 501, text);
}
