import type {
  API,
  ApiName,
  AuditRecord,
  HttpHeader,
  HttpResponse,
  PluginHttpRequest,
} from '@patchbay/contract';
import { protoSchema } from '@patchbay/contract/proto';
import { Readable } from 'node:stream';
import { apiTable } from '../../contract-method.ts';
import { ProtoError, RpcError } from '../../errors.ts';
import { fill, logText, plainRecord } from '../../plugin/api-values.ts';
import type { Channel } from '../channel.ts';
import { decode, encode } from '../codec/codecs.ts';
import { pathOf } from '../go-plugin-messages.ts';
import { bytesOf, Outgoing, partsOf } from '../parts.ts';
import { takeReply } from '../reply.ts';

type AnyMethod = (...args: unknown[]) => Promise<unknown>;

/** The plugin API over gRPC: every method of the contract, by its Go name. */
export function grpcApiClient(channel: Channel): API {
  const methods: Record<string, AnyMethod> = {};
  for (const [name, [, , streams]] of Object.entries(protoSchema().services.API)) {
    const method = apiTable[name as ApiName];
    if (streams === 'request') methods[name] = (...args) => upload(channel, name as ApiName, args);
    else if (method.variadic)
      methods[name] = (message, ...pairs) => log(channel, name, String(message), pairs);
    else methods[name] = async (...args) => takeReply(method, await unary(channel, name, args));
  }
  methods['LoadPluginConfiguration'] = async (destination) => {
    const [error, bytes] = (await unary(channel, 'LoadPluginConfiguration', [])) as [unknown, Buffer];
    if (error instanceof Error) throw error;
    if (bytes.length > 0) fill(destination, JSON.parse(bytes.toString('utf8')));
  };
  for (const name of ['LogAuditRec', 'LogAuditRecWithLevel'] as const)
    methods[name] = async (record, ...rest) => {
      await unary(channel, name, [plainRecord(record as AuditRecord), ...rest]);
    };
  methods['PluginHTTP'] = (request) => pluginHttp(channel, request as PluginHttpRequest);
  return methods as unknown as API;
}

async function unary(channel: Channel, name: string, args: readonly unknown[]): Promise<unknown[]> {
  const request = asCallError(name, 'bad-argument', () => encode(`${name}Request`, args));
  const reply = await channel.unary(pathOf('API', name), request);
  return asCallError(name, 'bad-reply', () => decode(`${name}Response`, reply) as unknown[]);
}

function asCallError<T>(name: string, code: 'bad-argument' | 'bad-reply', run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ProtoError)) throw error;
    throw new RpcError(code, `${name}: ${error.message}`, { cause: error });
  }
}

async function log(
  channel: Channel,
  name: string,
  message: string,
  pairs: readonly unknown[],
): Promise<void> {
  const fields = new Map<string, string>();
  for (let at = 0; at < pairs.length; at += 2) fields.set(logText(pairs[at]), logText(pairs[at + 1]));
  await unary(channel, name, [message, fields]);
}

type UploadPart = { init: unknown[] } | { chunk: Buffer };

/** A method that takes a file: its other arguments go first, then the bytes. */
async function upload(channel: Channel, name: ApiName, args: readonly unknown[]): Promise<unknown> {
  const method = apiTable[name];
  const file = args[method.definition.params.findIndex(({ type }) => type === 'io.Reader')] as Readable;
  const reply = await new Promise<Buffer>((resolve, reject) => {
    const call = channel.clientStream(pathOf('API', name), {}, (error, bytes) =>
      bytes === undefined ? reject(error ?? new RpcError('remote', 'no answer')) : resolve(bytes),
    );
    const out = new Outgoing<UploadPart>(call, `${name}Request`, ['status']);
    const send = async (): Promise<void> => {
      await out.send({ init: [...args] });
      await out.pump(file, (chunk) => ({ chunk }));
      out.end();
    };
    send().catch((error: unknown) => {
      reject(error as Error);
      call.cancel();
    });
  });
  return takeReply(method, decode(`${name}Response`, reply) as unknown[]);
}

type HttpPart = { init: object } | { body: Uint8Array };

interface HttpAnswer {
  init?: { statusCode: number; header: HttpHeader };
  body?: Buffer;
}

async function pluginHttp(channel: Channel, request: PluginHttpRequest): Promise<HttpResponse | undefined> {
  const { method = 'GET', url, header = {}, body, signal } = request;
  const call = channel.duplex(pathOf('API', 'PluginHTTP'), { signal });
  const out = new Outgoing<HttpPart>(call, 'PluginHTTPRequest', ['status']);
  const send = async (): Promise<void> => {
    await out.send({ init: { method, url, header, proto: 'HTTP/1.1', protoMajor: 1, protoMinor: 1 } });
    if (body !== undefined)
      await out.pump(body instanceof Readable ? body : Readable.from([Buffer.from(body)]), (chunk) => ({
        body: chunk,
      }));
    out.end();
  };
  send().catch(() => call.cancel());
  const parts = partsOf<HttpAnswer>(call, 'PluginHTTPResponse');
  try {
    const { value } = await parts.next();
    if (value?.init === undefined) return undefined;
    const { statusCode, header: answered } = value.init;
    const answer = bytesOf(
      parts,
      (part) => part.body,
      (error) => channel.errorOf(error, signal),
    );
    answer.once('close', () => call.cancel());
    return { statusCode, header: answered, body: answer };
  } catch (error) {
    throw channel.errorOf(error as Error, signal);
  }
}
