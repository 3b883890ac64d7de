import { newId } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cleanRequest } from '../plugin-http/clean-request.ts';

/** Asks a plugin's ServeMetrics; 404 for one that is not active or has none. Nobody is logged in here. */
export async function servePluginMetrics(
  host: Pick<PluginHost, 'serveHttp'>,
  pluginId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new Error('who asked for the metrics has gone'));
  });
  const address = { pluginId, path: '/metrics', query: (request.url ?? '').split('?')[1] ?? '' };
  const cleaned = cleanRequest(request, address, { userId: '', tokenResolved: true }, undefined);
  const context = {
    SessionId: '',
    ConnectionId: '',
    RequestId: newId(),
    IPAddress: request.socket.remoteAddress ?? '',
    AcceptLanguage: '',
    UserAgent: request.headers['user-agent'] ?? '',
  };
  await host.serveHttp(pluginId, context, cleaned, response, gone.signal, 'ServeMetrics');
}
