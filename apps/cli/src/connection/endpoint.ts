import { join, resolve } from 'node:path';
import { CliError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

/** Where requests go. */
export type Endpoint = { kind: 'remote'; url: URL; token?: string } | { kind: 'local'; socket: string };

/** How the endpoint is called in messages. */
export function endpointName(endpoint: Endpoint): string {
  return endpoint.kind === 'local' ? 'local instance' : endpoint.url.href.replace(/\/$/, '');
}

/** The socket of the server on this machine: PATCHBAY_LOCAL_SOCKET, else patchbay.sock in the data folder. */
export function localEndpoint({ env, directory }: Terminal): Endpoint {
  const given = env['PATCHBAY_LOCAL_SOCKET'] ?? '';
  const data = env['PATCHBAY_DATA'] ?? '';
  return {
    kind: 'local',
    socket: resolve(directory, given === '' ? join(data === '' ? 'data' : data, 'patchbay.sock') : given),
  };
}

/** An address as people type it. Throws CliError for anything but http and https. */
export function parseServerUrl(text: string): URL {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme))
    throw new CliError(`${JSON.stringify(text)} is no address. Write it as https://chat.example.com.`);
  const url = new URL(withScheme);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new CliError(
      `${JSON.stringify(text)} is no http or https address. Write it as https://chat.example.com.`,
    );
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.search = '';
  url.hash = '';
  return url;
}

/** Whether a password sent there can be read on the way. */
export function isUnencrypted({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
