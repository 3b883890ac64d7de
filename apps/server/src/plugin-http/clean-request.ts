import type { HttpHeader, HttpRequest } from '@patchbay/contract';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { withoutCookie } from '../http/cookies.ts';
import { SESSION_COOKIE } from '../http/token.ts';
import { toHttpHeader } from './canonical-header.ts';
import type { PluginAddress } from './plugin-address.ts';

/** What the plugin may know of who asks. */
export interface PluginCaller {
  /** '' when the plugin is to see an anonymous request. */
  readonly userId: string;
  /** A token resolved to a session, even one that CSRF then kept from being used. */
  readonly tokenResolved: boolean;
}

/**
 * The request as the plugin sees it: our own headers cannot be forged, our secrets do not reach it (contract:
 * server-plugins §8, ServeHTTP request cleaning).
 */
export function cleanRequest(
  request: IncomingMessage,
  address: PluginAddress,
  caller: PluginCaller,
  body: Readable | undefined,
): HttpRequest {
  const suffix = address.query ? `?${address.query}` : '';
  return {
    method: request.method ?? 'GET',
    url: address.path + suffix,
    proto: `HTTP/${request.httpVersion}`,
    protoMajor: request.httpVersionMajor,
    protoMinor: request.httpVersionMinor,
    header: cleanHeader(request, caller),
    host: request.headers.host ?? '',
    remoteAddr: remoteAddress(request),
    requestURI: `/plugins/${address.pluginId}${address.path}${suffix}`,
    body,
  };
}

function cleanHeader(request: IncomingMessage, caller: PluginCaller): HttpHeader {
  const header = toHttpHeader(request.rawHeaders);
  delete header['Mattermost-Plugin-Id'];
  delete header['Mattermost-User-Id'];
  delete header['Referer'];
  if (caller.tokenResolved) delete header['Authorization'];
  const cookies = (header['Cookie'] ?? []).flatMap((value) => withoutCookie(value, SESSION_COOKIE) ?? []);
  if (cookies.length) header['Cookie'] = cookies;
  else delete header['Cookie'];
  if (caller.userId) header['Mattermost-User-Id'] = [caller.userId];
  return header;
}

function remoteAddress({ socket }: IncomingMessage): string {
  if (!socket.remoteAddress) return '';
  const host = socket.remoteAddress.replace(/^::ffff:/, '');
  return `${host.includes(':') ? `[${host}]` : host}:${socket.remotePort}`;
}
