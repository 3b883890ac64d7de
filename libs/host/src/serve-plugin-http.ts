import type { ServerResponse } from 'node:http';
import type { Context } from '@patchbay/contract';
import type { Clock, Logger } from '@patchbay/hooks';
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
  /** How long the first byte of the answer may take while nothing comes from the client, in milliseconds; 0 for ever. */
  readonly deadlineMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One request to a plugin's ServeHTTP or ServeMetrics, with the answers of the contract when there is none (rest.json). */
export async function servePluginHttp(o: PluginHttpOptions): Promise<void> {
  const { connection, context, hook, pluginId, request, response, signal } = o;
  if (!connection?.implemented.has(hook)) {
    answer(response, 404, '404 page not found\n');
    return;
  }
  const late = new AbortController();
  const cancel = whenSilent(o, () => {
    late.abort(new Error(`the plugin gave no answer within ${String(o.deadlineMs)} ms`));
  });
  try {
    await connection.serveHttp(hook, context, request, response, {
      signal: AbortSignal.any([signal, late.signal]),
    });
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
    else if (late.signal.aborted)
      answer(response, 504, 'The plugin did not answer in time. Its log says more.\n');
    else answer(response, 500, 'The plugin did not answer. Its status and log say more.\n');
  } finally {
    cancel();
  }
}

/**
 * Calls `giveUp` when the answer has not begun in time; each byte of a request that still comes counts as a beginning
 * of the wait. Never for a connection that the plugin has taken over. Returns the way to stop.
 */
function whenSilent({ clock, deadlineMs, response }: PluginHttpOptions, giveUp: () => void): () => void {
  if (deadlineMs === 0) return () => undefined;
  let cancel = (): void => undefined;
  const wait = (received: number | undefined): void => {
    cancel = clock.after(deadlineMs, () => {
      if (response.headersSent || response.socket === null) return;
      const { bytesRead } = response.socket;
      if (bytesRead !== received) wait(bytesRead);
      else giveUp();
    });
  };
  wait(response.socket?.bytesRead);
  return () => {
    cancel();
  };
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(text);
}
