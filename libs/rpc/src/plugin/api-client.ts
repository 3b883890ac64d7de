import type { API, ApiName, HttpResponse, PluginHttpRequest } from '@patchbay/contract';
import { Readable } from 'node:stream';
import { serveByteStream } from '../byte-stream.ts';
import { apiTable, serviceTable, WireMethod } from '../contract-method.ts';
import { requestToWire } from '../http-wire.ts';
import type { MuxBroker } from '../mux-broker.ts';
import type { RpcClient } from '../netrpc/client.ts';
import { toDuplex } from '../yamux/duplex.ts';

type AnyMethod = (...args: unknown[]) => Promise<unknown>;

const pluginHttpStream =
  serviceTable('api').get('PluginHTTPStream') ??
  new WireMethod('PluginHTTPStream', 'plugin.Z_PluginHTTPStreamArgs', 'plugin.Z_PluginHTTPStreamReturns');

/** The plugin API over the stream that the host serves it on: every method of the contract, by its Go name. */
export function apiClient(client: RpcClient, broker: MuxBroker): API {
  const methods: Record<string, AnyMethod> = {};
  const call = async (name: ApiName, args: unknown[]): Promise<unknown> => {
    const method = apiTable[name];
    return method.takeReply((await client.call(method, args)) as unknown[]);
  };
  for (const name of Object.keys(apiTable) as ApiName[]) {
    const fixed = apiTable[name].definition.params.length - 1;
    methods[name] = apiTable[name].variadic
      ? (...args) => call(name, [...args.slice(0, fixed), args.slice(fixed)])
      : (...args) => call(name, args);
  }
  for (const name of ['LogDebug', 'LogInfo', 'LogWarn', 'LogError'] as const)
    methods[name] = (message, ...pairs) => call(name, [String(message), pairs.map(logText)]);
  methods['LoadPluginConfiguration'] = async (destination) => {
    const [bytes] = (await client.call(apiTable.LoadPluginConfiguration, [])) as [Buffer];
    if (bytes.length > 0) fill(destination, JSON.parse(bytes.toString('utf8')));
  };
  methods['InstallPlugin'] = (file, replace) =>
    withStream(broker, file as Readable, (id) => call('InstallPlugin', [id, replace]));
  methods['UploadData'] = (session, data) =>
    withStream(broker, data as Readable, (id) => call('UploadData', [session, id]));
  methods['ReceiveSharedChannelAttachmentSyncMsg'] = (remote, channel, file, data) =>
    withStream(broker, data as Readable, (id) =>
      call('ReceiveSharedChannelAttachmentSyncMsg', [remote, channel, file, id]),
    );
  methods['PluginHTTP'] = (request) => pluginHttp(client, broker, request as PluginHttpRequest);
  return methods as unknown as API;
}

/** A value as a log shows it; strings are left as they are. */
function logText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.message;
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** Sets properties whatever their case, as Go's JSON decoder does: settings arrive with lower-case keys. */
function fill(destination: unknown, values: unknown): void {
  if (typeof destination !== 'object' || destination === null) return;
  if (typeof values !== 'object' || values === null) return;
  const known = new Map(Object.keys(destination).map((key) => [key.toLowerCase(), key]));
  for (const [key, value] of Object.entries(values)) {
    const property = known.get(key.toLowerCase()) ?? key;
    Object.defineProperty(destination, property, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

/** Offers `source` to the host under a fresh id while `run` lasts. */
async function withStream<T>(
  broker: MuxBroker,
  source: Readable,
  run: (id: number) => Promise<T>,
): Promise<T> {
  const id = broker.nextId();
  broker.accept(id, Infinity).then(
    (stream) => serveByteStream(stream, source),
    () => undefined,
  );
  try {
    return await run(id);
  } finally {
    broker.forget(id);
  }
}

async function pluginHttp(
  client: RpcClient,
  broker: MuxBroker,
  request: PluginHttpRequest,
): Promise<HttpResponse | undefined> {
  const responseId = broker.nextId();
  const response = broker.accept(responseId, Infinity);
  response.catch(() => undefined);
  const onWire = requestToWire({
    method: request.method ?? 'GET',
    url: request.url,
    proto: 'HTTP/1.1',
    protoMajor: 1,
    protoMinor: 1,
    header: request.header ?? {},
    host: '',
    remoteAddr: '',
    requestURI: '',
    body: undefined,
  });
  const run = async (bodyId: number): Promise<HttpResponse | undefined> => {
    const reply = await client.call(pluginHttpStream, [responseId, onWire, bodyId]);
    const [statusCode, header] = reply as [number, Record<string, string[]>];
    return { statusCode, header, body: toDuplex(await response) };
  };
  const { body } = request;
  try {
    if (body === undefined) return await run(0);
    const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
    return await withStream(broker, source, run);
  } finally {
    broker.forget(responseId);
  }
}
