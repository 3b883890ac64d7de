import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Handshake } from '../../host/types.ts';

/** Longest path that every system takes for a unix socket, without the terminating zero. */
const MAX_SOCKET_PATH_BYTES = 103;
const OTHERS = 0o077;

/** Where a server of ours listens for one plugin. */
export interface SocketPlace {
  readonly path: string;
  /** Removes the socket, and the folder where it was made for it. */
  remove(): Promise<void>;
}

/**
 * A path for a socket that only this user can reach: beside the plugin's own where that folder is private, as the host
 * makes it, else in a folder of its own.
 */
export async function socketPlace({ network, address }: Handshake): Promise<SocketPlace> {
  const name = `api${randomBytes(6).toString('hex')}`;
  if (network === 'unix') {
    const folder = dirname(address);
    const path = join(folder, name);
    if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES && (await isPrivate(folder)))
      return { path, remove: () => rm(path, { force: true }) };
  }
  const prefix = join(tmpdir(), 'patchbay-api-');
  // The long per-user folders of some systems leave no room for a socket name.
  const short = Buffer.byteLength(prefix) + 7 + name.length <= MAX_SOCKET_PATH_BYTES;
  const folder = await mkdtemp(short ? prefix : '/tmp/patchbay-api-');
  return { path: join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) };
}

async function isPrivate(folder: string): Promise<boolean> {
  const found = await stat(folder);
  return found.uid === process.getuid?.() && (found.mode & OTHERS) === 0;
}
