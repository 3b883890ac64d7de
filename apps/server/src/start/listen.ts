import { chmodSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cannotListen, portInUse } from './errors.ts';

/** Linux takes 107 bytes of path for a unix socket, macOS 103. */
const MAX_SOCKET_PATH_BYTES = 103;

/** Binds the server and answers its URL. @throws StartError in words when the port is taken or not allowed */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(host, port) : cannotListen(host, port, error)),
    );
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      const bound = (server.address() as AddressInfo).port;
      resolve(`http://${shownHost(host)}:${bound}`);
    });
  });
}

/** Binds the local socket, for this user alone. False if the path is too long for one. */
export async function listenLocally(server: Server, path: string): Promise<boolean> {
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) return false;
  // Left by a server that was killed; the lock of the data folder says that nobody has it now.
  rmSync(path, { force: true });
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(mask);
  }
  chmodSync(path, 0o600);
  return true;
}

/** An address that reaches the server from this machine; not `localhost`, which may be `::1` and somebody else. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
