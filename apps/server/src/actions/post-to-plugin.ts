import type { Config, Context } from '@patchbay/contract';
import type { PluginHost } from '@patchbay/host';
import { Readable } from 'node:stream';
import { pluginAddress } from '../plugin-http/plugin-address.ts';
import { inMemoryResponse } from '../plugin-http/in-memory-response.ts';
import { actionFailed } from './errors.ts';

/** More than any form has to say, in bytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface PluginAction {
  /** `/plugins/<id>/…`, or the same below the address of this site. */
  readonly url: string;
  readonly userId: string;
  readonly context: Context;
  readonly body: unknown;
}

/**
 * Sends what a person did in a client to a plugin, within the process and as that person, and gives the text of the
 * answer. Throws 400 for an address that is no plugin's, an answer other than 200, one that is too long or too late
 * (`ServiceSettings.OutgoingIntegrationRequestsTimeout`).
 */
export async function postToPlugin(
  host: Pick<PluginHost, 'serveHttp'>,
  settings: Pick<Config['ServiceSettings'], 'OutgoingIntegrationRequestsTimeout' | 'SiteURL'>,
  { body, context, url, userId }: PluginAction,
): Promise<string> {
  const address = pluginAddress(pathOf(url, settings.SiteURL ?? ''));
  if (!address)
    throw actionFailed(`${JSON.stringify(url)} is no address of a plugin. Write /plugins/<id>/<path>`);
  const deadline = AbortSignal.timeout((settings.OutgoingIntegrationRequestsTimeout ?? 30) * 1_000);
  const { path, pluginId, query } = address;
  const request = {
    method: 'POST',
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
    body: Readable.from([Buffer.from(JSON.stringify(body))], { objectMode: false }),
  };
  try {
    const response = await inMemoryResponse(
      (written, signal) => host.serveHttp(pluginId, context, request, written, signal),
      'POST',
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

function pathOf(url: string, siteUrl: string): string {
  const site = siteUrl.replace(/\/+$/, '');
  if (site !== '' && url.startsWith(`${site}/plugins/`)) return url.slice(site.length);
  return url.startsWith('plugins/') ? `/${url}` : url;
}
