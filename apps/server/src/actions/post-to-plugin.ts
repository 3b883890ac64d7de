import type { Config, Context } from '@patchbay/contract';
import type { PluginHost } from '@patchbay/host';
import { Readable } from 'node:stream';
import { pluginAddress } from '../plugin-http/plugin-address.ts';
import { inMemoryResponse } from '../plugin-http/in-memory-response.ts';
import { actionFailed } from './errors.ts';

/** More than any form has to say, in bytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface PluginAction {
  /** `/plugins/<id>/…` */
  readonly path: string;
  readonly userId: string;
  readonly context: Context;
  /** Sent as JSON; none where it is undefined. */
  readonly body?: unknown;
  /** POST if left out. */
  readonly method?: 'GET' | 'POST';
}

/**
 * Sends what a person did in a client to a plugin, within the process and as that person, and gives the text of the
 * answer. Throws 400 for an address that is no plugin's, an answer other than 200, one that is too long or too late
 * (`ServiceSettings.OutgoingIntegrationRequestsTimeout`).
 */
export async function postToPlugin(
  host: Pick<PluginHost, 'serveHttp'>,
  settings: Pick<Config['ServiceSettings'], 'OutgoingIntegrationRequestsTimeout'>,
  { body, context, path: address, userId, method = 'POST' }: PluginAction,
): Promise<string> {
  const found = pluginAddress(address);
  if (!found)
    throw actionFailed(`${JSON.stringify(address)} is no address of a plugin. Write /plugins/<id>/<path>`);
  const deadline = AbortSignal.timeout((settings.OutgoingIntegrationRequestsTimeout ?? 30) * 1_000);
  const { path, pluginId, query } = found;
  const request = {
    method,
    url: query === '' ? path : `${path}?${query}`,
    proto: 'HTTP/1.1',
    protoMajor: 1,
    protoMinor: 1,
    header: {
      'Content-Type': ['application/json'],
      Accept: ['application/json'],
      ...(userId === '' ? {} : { 'Mattermost-User-Id': [userId] }),
    },
    host: '',
    remoteAddr: '',
    requestURI: '',
    body:
      body === undefined
        ? undefined
        : Readable.from([Buffer.from(JSON.stringify(body))], { objectMode: false }),
  };
  try {
    const response = await inMemoryResponse(
      (written, signal) => host.serveHttp(pluginId, context, request, written, signal),
      method,
      deadline,
    );
    if (response.statusCode !== 200) {
      response.destroy();
      throw actionFailed(`plugin ${pluginId} answered with status ${String(response.statusCode)}`);
    }
    return await textOf(response, pluginId);
  } catch (error) {
    if (deadline.aborted) throw actionFailed(`plugin ${pluginId} did not answer in time`);
    throw error;
  }
}

async function textOf(response: Readable, pluginId: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > MAX_ANSWER_BYTES)
      throw actionFailed(`plugin ${pluginId} answered with more than ${String(MAX_ANSWER_BYTES)} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The path of a plugin in a URL: relative, or below the address of this site; undefined for what is not ours. */
export function pluginPathOf(url: string, siteUrl: string): string | undefined {
  const site = siteUrl.replace(/\/+$/, '');
  if (site !== '' && url.startsWith(`${site}/plugins/`)) return url.slice(site.length);
  if (url.startsWith('plugins/')) return `/${url}`;
  return url.startsWith('/plugins/') ? url : undefined;
}
