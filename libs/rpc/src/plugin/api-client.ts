import type { API, ApiName, AuditRecord, PluginHttpRequest } from '@patchbay/contract';
import type { Readable } from 'node:stream';
import { apiTable } from '../contract-method.ts';
import type { MuxBroker } from '../mux-broker.ts';
import type { RpcClient } from '../netrpc/client.ts';
import { withStream } from './offer-stream.ts';
import { PluginHttpCaller } from './plugin-http.ts';

type AnyMethod = (...args: unknown[]) => Promise<unknown>;

export interface ApiClientOptions {
  /** The host follows the contexts of requests (contract: server-plugins §5). */
  readonly contexts?: boolean;
}

/** The plugin API over the stream that the host serves it on: every method of the contract, by its Go name. */
export function apiClient(client: RpcClient, broker: MuxBroker, options: ApiClientOptions = {}): API {
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
  methods['LogAuditRec'] = (record) => call('LogAuditRec', [plainRecord(record as AuditRecord)]);
  methods['LogAuditRecWithLevel'] = (record, level) =>
    call('LogAuditRecWithLevel', [plainRecord(record as AuditRecord), level]);
  const http = new PluginHttpCaller(client, broker, options.contexts === true);
  methods['PluginHTTP'] = (request) => http.call(request as PluginHttpRequest);
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

/** A record whose maps hold only what JSON does: what a plugin notes for the audit log must not fail the call. */
function plainRecord(record: AuditRecord): AuditRecord {
  const { event, meta } = record;
  return {
    ...record,
    meta: plainMap(meta),
    event: event && {
      ...event,
      parameters: plainMap(event.parameters),
      prior_state: plainMap(event.prior_state),
      resulting_state: plainMap(event.resulting_state),
    },
  };
}

function plainMap(map: Record<string, unknown> | undefined): Record<string, unknown> {
  try {
    return JSON.parse(JSON.stringify(map ?? {})) as Record<string, unknown>;
  } catch {
    return { error: 'failed to serialize audit data' };
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
