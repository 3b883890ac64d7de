import { Client4 } from 'mattermost-redux/client';
import { failure } from './failure.ts';

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fields that are undefined are left out. */
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** It is sent also where the page is left meanwhile, if its body is not too large for that. */
  outlivesPage?: boolean;
  signal?: AbortSignal;
}

/** Of bodies of more bytes in all a browser lets none outlive its page. */
const MOST_TO_OUTLIVE_BYTES = 60_000;

/** One request to `/api/v4/<path>`, for what Client4 has no method for; an answer that is no success is thrown. */
export async function send(path: string, request: Request = {}): Promise<Response> {
  const { method = 'GET', query = {}, headers = {}, outlivesPage = false, signal } = request;
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const url = `${Client4.getBaseRoute()}/${path}${queryOf(query)}`;
  const options = Client4.getOptions({ method, body, headers: { ...headers } });
  const keepalive = outlivesPage && new Blob([body ?? '']).size <= MOST_TO_OUTLIVE_BYTES;
  const response = await fetch(url, { ...(options as RequestInit), keepalive, signal }).catch(
    (error: unknown) => {
      if (signal?.aborted === true) {
        throw error;
      }
      throw failure({ url, status: 0, statusText: '', body: '' });
    },
  );
  if (!response.ok) {
    const { status, statusText } = response;
    throw failure({ url, status, statusText, body: await response.text() });
  }
  return response;
}

/** The answer as JSON, not looked at yet. */
export async function json(path: string, request: Request = {}): Promise<unknown> {
  return (await send(path, request)).json();
}

export const pluginPath = (pluginId: string, rest: string) =>
  `plugins/${encodeURIComponent(pluginId)}${rest}`;

function queryOf(query: NonNullable<Request['query']>): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined);
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}
