import { setTimeout as wait } from 'node:timers/promises';
import type { API, HttpRequest, ResponseWriter } from '@patchbay/plugin-sdk';
import type { Configuration } from './configuration.ts';

const PIECE_INTERVAL_MS = 200;
const MAX_PIECES = 1000;

export interface Served {
  api: API;
  configuration: Configuration;
  /** Messages posted since the plugin was started. */
  messages: number;
}

/** Answers what comes to `/plugins/com.patchbay.demo/…`; the server has taken that part of the address away. */
export async function serveHttp(
  served: Served,
  response: ResponseWriter,
  request: HttpRequest,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url, 'http://plugin');
  if (pathname === '/hello')
    json(response, 200, { message: 'hello from the demo plugin', messages: served.messages });
  else if (pathname === '/whoami') await whoAmI(served, response, request);
  else if (pathname === '/stream')
    await stream(served, response, Number(searchParams.get('interval') ?? PIECE_INTERVAL_MS));
  else json(response, 404, { error: `the demo plugin serves /hello, /whoami and /stream, not ${pathname}` });
}

/** The server puts the id of whoever is logged in into this header, and lets nobody else set it. */
async function whoAmI({ api }: Served, response: ResponseWriter, { header }: HttpRequest): Promise<void> {
  const userId = header['Mattermost-User-Id']?.[0] ?? '';
  if (userId === '') {
    json(response, 401, { error: 'nobody is logged in' });
    return;
  }
  const { username } = await api.GetUser(userId);
  json(response, 200, { user_id: userId, username });
}

/** Sends one line at a time; each reaches the client before the next is made. */
async function stream(
  { configuration }: Served,
  response: ResponseWriter,
  intervalMs: number,
): Promise<void> {
  const pieces = Math.min(Math.max(1, Number(configuration.stream_pieces) || 1), MAX_PIECES);
  const pause = Math.min(Math.max(0, intervalMs || 0), PIECE_INTERVAL_MS);
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' });
  for (let piece = 1; piece <= pieces && !response.destroyed; piece++) {
    response.write(`piece ${String(piece)} of ${String(pieces)}\n`);
    await response.flush();
    if (piece < pieces) await wait(pause);
  }
  response.end();
}

function json(response: ResponseWriter, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
