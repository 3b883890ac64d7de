import type { HttpHeader, HttpResponse, PluginHttpRequest } from '@patchbay/contract';
import { newId } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { Readable } from 'node:stream';
import { canonicalName, toHttpHeader } from './canonical-header.ts';
import { inMemoryResponse, isOfTheConnection } from './in-memory-response.ts';

/**
 * A request of one plugin to another (contract: server-plugins §8, PluginHTTP; management §15). The target sees who
 * calls, and no user: what the caller claims there is taken away. What keeps it from an answer is one: 400 for an
 * address that names no plugin, 404 for one that is not active, 500 when it fails.
 */
export async function interPluginHttp(
  host: Pick<PluginHost, 'serveHttp'>,
  fromPluginId: string,
  request: PluginHttpRequest,
): Promise<HttpResponse> {
  const target = targetOf(request.url);
  if (!target) return answer(400, 'No plugin is named: the form of the URL is /<plugin id>/<path>.\n');
  const method = (request.method ?? '') || 'GET';
  const header = headerFor(fromPluginId, request.header ?? {});
  const context = {
    SessionId: '',
    ConnectionId: '',
    RequestId: newId(),
    IPAddress: '',
    AcceptLanguage: '',
    UserAgent: header['User-Agent']?.[0] ?? '',
  };
  const forwarded = {
    method,
    url: target.url,
    proto: 'HTTP/1.1',
    protoMajor: 1,
    protoMinor: 1,
    header,
    host: '',
    remoteAddr: '',
    requestURI: '',
    body: bodyOf(request.body),
  };
  try {
    const response = await inMemoryResponse(
      (written, signal) => host.serveHttp(target.pluginId, context, forwarded, written, signal),
      method,
      request.signal,
    );
    return {
      statusCode: response.statusCode ?? 0,
      header: Object.fromEntries(
        Object.entries(toHttpHeader(response.rawHeaders)).filter(([name]) => !isOfTheConnection(name)),
      ),
      body: response,
    };
  } catch (error) {
    if (request.signal?.aborted) throw error;
    return answer(500, 'The plugin did not answer. Its status and log say more.\n');
  }
}

/** The first segment names the plugin, the rest is what it sees; the query goes along in Go's order. */
function targetOf(url: string): { pluginId: string; url: string } | undefined {
  // Go sends the whole URL as text; only its path and query count.
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?\/([^/?#]+)(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/i.exec(url);
  const [, pluginId = '', path = '', query = ''] = match ?? [];
  if (!/^[A-Za-z0-9_.-]+$/.test(pluginId)) return undefined;
  const values = new URLSearchParams(query);
  values.sort();
  const encoded = values.toString();
  return { pluginId, url: encoded === '' ? path : `${path}?${encoded}` };
}

function headerFor(fromPluginId: string, given: HttpHeader): HttpHeader {
  const header: HttpHeader = {};
  for (const [name, values] of Object.entries(given)) {
    const canonical = canonicalName(name);
    header[canonical] = [...(header[canonical] ?? []), ...values];
  }
  header['Mattermost-Plugin-Id'] = [fromPluginId];
  header['Mattermost-User-Id'] = [''];
  return header;
}

function bodyOf(body: PluginHttpRequest['body']): Readable | undefined {
  if (body === undefined || body instanceof Readable) return body;
  return Readable.from([Buffer.from(body as Uint8Array)], { objectMode: false });
}

/** What a plugin gets while all of them are being switched off (contract: management §15). */
export function pluginsAreOff(): HttpResponse {
  return answer(501, 'Plugins are switched off (PluginSettings.Enable).\n');
}

function answer(statusCode: number, text: string): HttpResponse {
  return {
    statusCode,
    header: { 'Content-Type': ['text/plain; charset=utf-8'] },
    body: Readable.from([Buffer.from(text)], { objectMode: false }),
  };
}
