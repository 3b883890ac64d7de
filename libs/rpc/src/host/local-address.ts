import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';

/**
 * Whether an address that a plugin or its author named is one of this machine: the absolute path of a unix socket, or a
 * TCP port on loopback. Nobody may make the host call somewhere else.
 */
export function isLocalAddress(network: 'unix' | 'tcp', address: string): boolean {
  if (network === 'unix') return isAbsolute(address) && !address.includes('\0');
  const host = /^\[?([^[\]]+)\]?:\d{1,5}$/.exec(address)?.[1] ?? '';
  return host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
