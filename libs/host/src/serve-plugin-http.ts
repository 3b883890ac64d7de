import type { ServerResponse } from 'node:http';
import type { Context } from '@patchbay/contract';
import type { Logger } from '@patchbay/hooks';
import type { HttpRequest, PluginConnection } from '@patchbay/rpc/host';
import { textOf } from './errors.ts';

export interface PluginHttpOptions {
  readonly pluginId: string;
  readonly hook: 'ServeHTTP' | 'ServeMetrics';
  /** Undefined when the plugin is not active or has no process. */
  readonly connection: PluginConnection | undefined;
  readonly context: Context;
  readonly request: HttpRequest;
  readonly response: ServerResponse;
  /** Fires when the client is gone. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** One request to a plugin's ServeHTTP or ServeMetrics, with the answers of the contract when there is none (rest.json). */
export async function servePluginHttp(o: PluginHttpOptions): Promise<void> {
  const { connection, context, hook, pluginId, request, response, signal } = o;
  if (!connection?.implemented.has(hook)) {
    answer(response, 404, '404 page not found\n');
    return;
  }
  try {
    await connection.serveHttp(hook, context, request, response, { signal });
  } catch (error) {
    if (signal.aborted) {
      response.destroy();
      return;
    }
    o.logger.error(`${hook} failed: ${textOf(error)}`, {
      plugin_id: pluginId,
      method: request.method,
      url: request.url,
    });
    if (response.headersSent) response.destroy();
    else answer(response, 500, 'The plugin did not answer. Its status and log say more.\n');
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(text);
}
