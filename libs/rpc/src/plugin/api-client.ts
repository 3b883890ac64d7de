import type { API, ApiName, AuditRecord, PluginHttpRequest } from '@patchbay/contract';
import type { Readable } from 'node:stream';
import { apiTable } from '../contract-method.ts';
import type { MuxBroker } from '../mux-broker.ts';
import type { RpcClient } from '../netrpc/client.ts';
import { fill, logText, plainRecord } from './api-values.ts';
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
